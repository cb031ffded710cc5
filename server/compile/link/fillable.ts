/** Fields that must not be empty and that nobody and nothing fills: no record could be created, or come to a stage. */
import { holds } from '../../../metadata/rules/evaluate.js';
import { isCall, partsOf } from '../../../metadata/rules/expression.js';
import type { ObjectDocument } from '../../../metadata/format/types.js';
import type { Source } from '../documents/read.js';
import { typeOf } from '../field-types/index.js';
import { everyLayout } from '../layout-of.js';
import type { Condition, FieldModel, ObjectModel } from '../model.js';
import { anyField } from './fields.js';

export function checkFillable(object: ObjectModel, { document, report }: Source<ObjectDocument>): void {
  const { flow } = object;
  const declared = document.fields.map(anyField);
  const stages = flow?.stages ?? [];
  const isSetBy = (parts: readonly { readonly set: object }[], { name }: FieldModel): boolean =>
    parts.some(({ set }) => Object.hasOwn(set, name));
  const begun = stages.filter(({ initial }) => initial);
  const closed = Object.values(object.fields).filter(
    // A default that is wrong was reported; it is not missing too.
    (field) => isClosed(object, field) && declared.find(({ name }) => name === field.name)?.default === undefined,
  );
  for (const field of closed) {
    if (isAlways(field.required) && !isSetBy(begun, field))
      report
        .at(
          'fields',
          declared.findIndex(({ name }) => name === field.name),
        )
        .error('format.never_filled', { label: field.label });
  }
  const never = closed.filter((field) => !isSetBy([...stages, ...(flow?.transitions ?? [])], field));
  for (const key of ['stages', 'transitions'] as const) {
    for (const [index, { required }] of (flow?.[key] ?? []).entries()) {
      for (const [place, name] of required.entries()) {
        const field = never.find((one) => one.name === name && !isAlways(one.required));
        if (field) report.at('flow', key, index, 'required', place).error('format.never_filled_here', { label: field.label });
      }
    }
  }
}

/** Shown, written by nobody, and without a value to begin with. */
function isClosed(object: ObjectModel, field: FieldModel): boolean {
  const sections = everyLayout(object).flatMap((layout) => layout.sections.filter(({ fields }) => fields.includes(field.name)));
  const isShown = field.visible === true && sections.every(({ visible }) => visible === true);
  const isGiven = field.system || typeOf(field).fixed?.readonly === true || field.default !== undefined;
  return !isGiven && isShown && isAlways(field.readonly);
}

/** What holds for every new record, as far as that can be told from the rule alone. */
function isAlways(condition: Condition): boolean {
  if (typeof condition === 'boolean') return condition;
  const { rule, reads, counts } = condition;
  if (reads.length + counts.length > 0 || asksWhoOrWhen(rule)) return false;
  const user = { id: '', department: null, department_users: [], department_tree_users: [], roles: [] };
  return holds(rule, {}, { now: new Date(0), timezone: 'UTC', user, previous: null });
}

const asksWhoOrWhen = (node: unknown): boolean => {
  if (Array.isArray(node)) return node.some(asksWhoOrWhen);
  if (!isCall(node)) return false;
  const { name, args } = partsOf(node);
  return ['user', 'now', 'today'].includes(name) || args.some(asksWhoOrWhen);
};
