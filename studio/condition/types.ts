/** What a condition may speak of, read off raw documents: they may be unfinished, so nothing about them is taken for granted. */
import { allSystemFields } from '../../metadata/documents/system-fields.js';
import type { Label, ValueDocument } from '../../metadata/format/types.js';
import type { CheckOptions } from '../../metadata/rules/check.js';
import { isObject } from '../../metadata/rules/expression.js';
import { ruleTypeOf } from '../../metadata/rules/field-types.js';
import type { Place } from '../../metadata/rules/operators/operator.js';
import type { RuleType } from '../../metadata/rules/rule.js';

export interface FieldFacts {
  readonly name: string;
  readonly label: Label;
  readonly type: string;
  readonly ruleType: RuleType;
  readonly system: boolean;
  /** Of fields that are chosen from a set. */
  readonly values?: readonly ValueDocument[];
  /** Name of the object pointed to. */
  readonly to?: string;
}

export interface ObjectFacts {
  readonly id: string;
  readonly name: string;
  readonly label: Label;
  readonly title: string;
  /** By name, in the order of the document; what the platform gives comes last. */
  readonly fields: ReadonlyMap<string, FieldFacts>;
}

/** All objects by name. */
export type Facts = ReadonlyMap<string, ObjectFacts>;

interface DocumentLike {
  readonly kind: string;
  readonly id: string;
  readonly content: unknown;
}

type Json = Readonly<Record<string, unknown>>;

const listIn = (node: unknown, key: string): readonly Json[] => {
  const list = isObject(node) ? node[key] : undefined;
  return Array.isArray(list) ? list.filter(isObject) : [];
};
const textIn = (node: Json, key: string): string => (typeof node[key] === 'string' ? node[key] : '');

function labelIn(node: Json, fallback: string): Label {
  const { label } = node;
  return isObject(label) && typeof label.en === 'string' ? (label as unknown as Label) : { en: fallback };
}

export function factsOf(documents: readonly DocumentLike[]): Facts {
  const ofKind = (kind: string) => documents.filter((document) => document.kind === kind && isObject(document.content));
  const sets = new Map(
    ofKind('picklist').map(({ content }) => [textIn(content as Json, 'name'), valuesIn(content as Json, 'values', 'code')]),
  );
  return new Map(
    ofKind('object').map(({ id, content }) => {
      const facts = objectFacts(id, content as Json, sets);
      return [facts.name, facts];
    }),
  );
}

type Sets = ReadonlyMap<string, readonly ValueDocument[]>;

/** Values, stages and record types alike: their code and label. */
const valuesIn = (node: unknown, list: string, code: string): readonly ValueDocument[] =>
  listIn(node, list)
    .filter((entry) => textIn(entry, code) !== '')
    .map((entry) => ({
      ...(entry as unknown as ValueDocument),
      code: textIn(entry, code),
      label: labelIn(entry, textIn(entry, code)),
    }));

function objectFacts(id: string, node: Json, sets: Sets): ObjectFacts {
  const name = textIn(node, 'name');
  const declared = listIn(node, 'fields').flatMap((field) => fieldFacts(field, sets) ?? []);
  const fields = [...declared, ...givenFields(node)].map((field) => [field.name, field] as const);
  return { id, name, label: labelIn(node, name), title: textIn(node, 'title'), fields: new Map(fields) };
}

function fieldFacts(node: Json, sets: Sets): FieldFacts | undefined {
  const type = textIn(node, 'type');
  const name = textIn(node, 'name');
  const ruleType = ruleTypeOf(type);
  if (name === '' || ruleType === undefined) return undefined;
  const own = Array.isArray(node.values) ? valuesIn(node, 'values', 'code') : sets.get(textIn(node, 'picklist'));
  const to = textIn(node, 'to');
  const values = type === 'picklist' || type === 'multi_picklist' ? (own ?? []) : undefined;
  return { name, label: labelIn(node, name), type, ruleType, system: false, ...(values && { values }), ...(to && { to }) };
}

function givenFields(node: Json): readonly FieldFacts[] {
  const { flow } = node;
  const types = valuesIn(node, 'record_types', 'name');
  const has = { flow: isObject(flow), record_types: types.length > 0 };
  const sets: Readonly<Record<string, readonly ValueDocument[]>> = {
    record_type: types,
    stage: valuesIn(flow, 'stages', 'name'),
  };
  return allSystemFields
    .filter((field) => field.with === undefined || has[field.with])
    .map(({ name, type, label }) => ({
      name,
      label: name === 'stage' && isObject(flow) && isObject(flow.label) ? labelIn(flow, 'Stage') : label,
      type,
      ruleType: ruleTypeOf(type) ?? 'text',
      system: true,
      ...(sets[name] && { values: sets[name] }),
    }));
}

export const isToOne = ({ type }: FieldFacts): boolean => type === 'lookup' || type === 'master_detail';

/** The fields on the way to `customer.owner`; undefined where the path leads nowhere. */
export function wayTo(facts: Facts, object: ObjectFacts, path: string): readonly FieldFacts[] | undefined {
  const [name = '', ...rest] = path.split('.');
  const field = object.fields.get(name);
  if (!field || rest.length === 0) return field && [field];
  const target = isToOne(field) && field.to !== undefined ? facts.get(field.to) : undefined;
  const further = target && wayTo(facts, target, rest.join('.'));
  return further && [field, ...further];
}

export const fieldAt = (facts: Facts, object: ObjectFacts, path: string): FieldFacts | undefined =>
  wayTo(facts, object, path)?.at(-1);

interface Relation {
  /** `contact.customer` */
  readonly name: string;
  readonly object: ObjectFacts;
  readonly field: FieldFacts;
}

/** Lookups of any object that point to this one. */
export const relationsTo = (facts: Facts, object: ObjectFacts): readonly Relation[] =>
  [...facts.values()].flatMap((other) =>
    [...other.fields.values()]
      .filter((field) => isToOne(field) && field.to === object.name)
      .map((field) => ({ name: `${other.name}.${field.name}`, object: other, field })),
  );

/** What the checker of rules wants to know; the same answers as the server's, as far as unfinished documents allow. */
export function checkOptions(facts: Facts, object: ObjectFacts, place: Place, expect: RuleType): CheckOptions {
  const relations = relationsTo(facts, object).map(({ name }) => name);
  const lookups = [...object.fields.values()].filter(isToOne).map(({ name }) => name);
  return {
    place,
    expect,
    types: (path) => (place === 'write' && path.includes('.') ? undefined : fieldAt(facts, object, path)?.ruleType),
    counts: (relation) => relations.includes(relation),
    sees: (lookup) => lookups.includes(lookup),
    names: (kind) => ({ field: [...object.fields.keys()], relation: relations, lookup: lookups })[kind],
  };
}
