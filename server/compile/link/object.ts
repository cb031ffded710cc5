/** Object documents → objects of the model. First the fields of all objects, then all that refers to fields. */
import type { FieldDocument, ObjectDocument } from '../../../metadata/format/types.js';
import { didYouMean, type Report } from '../documents/finding.js';
import { partsOf, type Source } from '../documents/read.js';
import { typeOf } from '../field-types/index.js';
import type { FieldModel, ObjectModel, ObjectRule, ViewModel } from '../model.js';
import { withConditions } from './conditions.js';
import { anyField, checkDependencies, draftField, type AnyField, type FieldSetting } from './fields.js';
import { linkFlow } from './flow.js';
import { linkLayout } from './layout.js';
import { linkSpecialLayouts } from './special-layouts.js';
import { checkSiblings, reservedObjectNames } from './names.js';
import { admittedBy, checkRecordTypes } from './record-types.js';
import { compileRule, condition, requireField, type ObjectScope, type Scope } from './scope.js';
import { systemFields } from './system-fields.js';
import { linkViews } from './views.js';

type ObjectSource = Source<ObjectDocument>;

const byName = <T extends { readonly name: string }>(parts: readonly T[]): Readonly<Record<string, T>> =>
  Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(parts.map((part) => [part.name, part])));

const declaredFields = (source: ObjectSource): readonly (readonly [AnyField, Report])[] =>
  partsOf<FieldDocument>(source, 'fields', source.document.fields).map(([document, report]) => [anyField(document), report]);

/** What other objects need to know of this one. */
export function draftObject(source: ObjectSource, setting: FieldSetting): ObjectScope {
  const { document, report, broken } = source;
  if (reservedObjectNames.has(document.name)) report.at('name').error('format.name_reserved', { name: document.name });
  const declared = declaredFields(source);
  checkSiblings(declared);
  const types = partsOf(source, 'record_types', document.record_types);
  const fields = [
    ...declared.map(([field, place]) => draftField(field, setting, place)),
    ...systemFields(
      types.map(([type]) => type),
      document.flow,
    ),
  ];
  const plain = byName(fields);
  checkDependencies(plain, declared, (name) => broken.has(name));
  checkSiblings(types);
  checkRecordTypes(types, plain, (name) => broken.has(name));
  const admitted = fields.map((field): FieldModel => {
    const values = field.system ? field.values : admittedBy(field, types);
    return values ? { ...field, values } : field;
  });
  return { source, name: document.name, label: document.label, fields: byName(admitted) };
}

/** The object but for its layouts, whose related lists show the views of other objects. */
interface LinkedObject {
  readonly scope: ObjectScope;
  readonly model: Omit<ObjectModel, 'layout' | 'layouts'>;
}

export function linkObject(scope: Scope, object: ObjectScope): LinkedObject {
  const { source } = object;
  const { document, report } = source;
  checkTargets(scope, object);
  const views = partsOf(source, 'views', document.views);
  checkSiblings(views);
  return {
    scope: object,
    model: {
      id: document.id,
      name: document.name,
      label: document.label,
      plural: document.plural ?? document.label,
      ...(document.description && { description: document.description }),
      icon: document.icon ?? 'appstore',
      title: checkedTitle(scope, object),
      search: searched(scope, object),
      fields: finishedFields(scope, object),
      rules: linkRules(scope, object),
      flow: document.flow ? linkFlow(scope, object, document.flow, report.at('flow')) : null,
      views: linkViews(scope, object, views, document.title),
      incoming: incomingTo(scope, object.name),
    },
  };
}

export function withLayouts(
  scope: Scope,
  { scope: object, model }: LinkedObject,
  views: ReadonlyMap<string, readonly ViewModel[]>,
): ObjectModel {
  const { document, report } = object.source;
  const neighbours = { incoming: model.incoming, views };
  const layout = linkLayout(scope, object, document.layout, neighbours, report.at('layout'));
  return { ...model, layout, layouts: linkSpecialLayouts(scope, object, { model, layout, neighbours }) };
}

function finishedFields(scope: Scope, object: ObjectScope): ObjectModel['fields'] {
  const documents = new Map(declaredFields(object.source).map(([field, report]) => [field.name, [field, report] as const]));
  return byName(
    Object.values(object.fields).map((field) => {
      const [document, report] = documents.get(field.name) ?? [];
      return document && report && !field.system ? withConditions(scope, object, field, document, report) : field;
    }),
  );
}

/** Lookups point to objects there are, and no record is part of itself by way of its masters. */
function checkTargets(scope: Scope, object: ObjectScope): void {
  for (const [{ to, name }, report] of declaredFields(object.source)) {
    if (to === undefined) continue;
    if (!scope.objects.has(to)) {
      if (!scope.lost.has(`object:${to}`))
        report.at('to').error('format.object_unknown', { object: to, ...didYouMean(to, scope.objects.keys()) });
    } else if (object.fields[name]?.type === 'master_detail' && isMasterOf(scope, object.name, to)) {
      report.at('to').error('format.master_circular', { object: object.label });
    }
  }
}

/** Whether `name` is among the masters that `from` has, itself included. */
function isMasterOf(scope: Scope, name: string, from: string, seen: ReadonlySet<string> = new Set()): boolean {
  if (name === from) return true;
  if (seen.has(from)) return false;
  const masters = Object.values(scope.objects.get(from)?.fields ?? {}).filter(({ type }) => type === 'master_detail');
  return masters.some(({ to }) => to !== undefined && isMasterOf(scope, name, to, new Set([...seen, from])));
}

function checkedTitle(scope: Scope, object: ObjectScope): string {
  const { title } = object.source.document;
  const report = object.source.report.at('title');
  const field = requireField(scope, object, title, report);
  if (field && !(typeOf(field).searchable && typeOf(field).sortable)) report.error('format.title_unfit', { label: field.label });
  return title;
}

function searched(scope: Scope, object: ObjectScope): readonly string[] {
  const { search, title } = object.source.document;
  for (const [index, name] of (search ?? []).entries()) {
    const report = object.source.report.at('search', index);
    const field = requireField(scope, object, name, report);
    if (field && !typeOf(field).searchable) report.error('format.not_searchable', { label: field.label });
  }
  return search ?? [title];
}

function linkRules(scope: Scope, object: ObjectScope): readonly ObjectRule[] {
  const rules = partsOf(object.source, 'rules', object.source.document.rules);
  checkSiblings(rules);
  return rules.map(([{ id, name, level = 'error', when, at = [], message }, report]) => {
    for (const [index, path] of at.entries()) requireField(scope, object, path, report.at('at', index));
    return { id, name, level, when: compileRule(scope, object, when, condition, report.at('when')), at, message };
  });
}

const incomingTo = (scope: Scope, name: string): ObjectModel['incoming'] =>
  [...scope.objects.values()].flatMap((object) =>
    Object.values(object.fields).flatMap((field) => (field.to === name ? [{ object: object.name, field: field.name }] : [])),
  );
