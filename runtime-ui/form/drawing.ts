/** What rjsf draws: the served schema reduced to shape and label, the UI schema with what each widget needs now. */
import type { ErrorSchema, RJSFSchema, UiSchema } from '@rjsf/utils';
import type { FieldInfo, FormInfo, FormLayout, ObjectInfo, ValueInfo } from '../../server/contract/app.js';
import type { Values } from '../api/records.js';
import { unseenField } from './carry.js';
import { choicesOf, codesOf, initialStages } from './rules/choices.js';
import { propertiesOf, type FieldStates } from './rules/states.js';
import type { Violation } from './rules/verdict.js';
import { fieldIn } from './use-draft.js';
import { fields as fieldComponents, widgets } from './theme.js';
import type { FormSection } from './sections.js';

type Node = Readonly<Record<string, unknown>>;

/**
 * Constraints and options are left out: the verdict reads the served schema, the widgets read the choices. What is
 * drawn by a field component has the shape of a leaf, so that rjsf does not look into it.
 */
export function drawnSchema(form: FormInfo, { shown, required }: FieldStates): RJSFSchema {
  const properties = propertiesOf(form);
  const ui = form.uiSchema as Readonly<Record<string, Node>>;
  return {
    type: 'object',
    properties: Object.fromEntries(shown.map((name) => [name, leaf(properties[name] ?? {}, ui[name] ?? {})])),
    required: [...required],
  };
}

function leaf({ type, title }: Node, ui: Node): RJSFSchema {
  const kind = [type].flat().find((one) => one !== 'null');
  if (typeof ui['ui:field'] === 'string') return { type: 'string', title: String(title ?? '') };
  // What was typed and is no number is text, which rjsf would try to make a number of.
  if (kind === 'number' || kind === 'integer') return { type: 'string', title: String(title ?? '') };
  if (kind === 'array') return { type: 'array', items: { type: 'string' }, title: String(title ?? '') };
  return { type: (kind ?? 'string') as RJSFSchema['type'], title: String(title ?? '') };
}

const wideTypes = new Set(['long_text', 'rich_text', 'json', 'address']);

interface Drawn {
  readonly object: ObjectInfo;
  readonly form: FormInfo;
  readonly states: FieldStates;
  /** Of the fields that decide what others offer. */
  readonly values: Values;
  readonly stored: Values | null;
  readonly sections: readonly FormSection[];
  readonly tabs: FormLayout['tabs'];
}

export function drawnUi({ object, form, states, values, stored, sections, tabs }: Drawn): UiSchema {
  const served = form.uiSchema as Readonly<Record<string, Node>>;
  const own = (name: string) => {
    const field = object.fields.find((one) => one.name === name) ?? unseenField(name, form);
    const { 'ui:options': options, ...ui } = served[name] ?? {};
    return {
      ...ui,
      ...known(ui),
      'ui:readonly': states.locked.includes(name),
      'ui:options': {
        ...(options as Node | undefined),
        info: field,
        wide: wideTypes.has(field.type),
        ...choosing(object, field, values, stored),
      },
    };
  };
  return { 'ui:options': { sections, tabs }, ...Object.fromEntries(states.shown.map((name) => [name, own(name)])) };
}

/** A widget that a newer server names and this app does not know is a line of text. */
function known(ui: Node): Node {
  if (typeof ui['ui:field'] === 'string') return ui['ui:field'] in fieldComponents ? {} : { 'ui:field': 'json' };
  return String(ui['ui:widget']) in widgets ? {} : { 'ui:widget': 'text' };
}

function choosing(
  object: ObjectInfo,
  field: FieldInfo,
  values: Values,
  stored: Values | null,
): { choices?: readonly ValueInfo[]; waitsFor?: string } {
  if (!field.values) return {};
  const begins = field.system && field.name === 'stage' ? initialStages(object) : null;
  const choices = choicesOf(field, values, codesOf(stored?.[field.name])).filter(({ code }) => !begins || begins.includes(code));
  const controller = object.fields.find((one) => one.name === field.depends_on);
  const waits = controller && codesOf(values[controller.name]).length === 0;
  return { choices, ...(waits && { waitsFor: controller.label }) };
}

interface SectionTexts {
  readonly ownership: string;
  readonly other: string;
}

/** The layout's sections, then what stands in none. */
export function sectionsOf({ sections, tabs }: FormLayout, { shown }: FieldStates, texts: SectionTexts): readonly FormSection[] {
  const placed = new Set(sections.flatMap((section) => section.fields));
  const rest = shown.filter((name) => !placed.has(name));
  if (rest.length === 0) return sections;
  const label = rest.every((name) => name === 'owner') ? texts.ownership : texts.other;
  return [...sections, { id: 'rest', label, tab: tabs.at(-1)?.id, columns: 2, fields: rest }];
}

/** Values on which the choices of other fields depend. */
export const controllingValues = (object: ObjectInfo, values: Values): Values =>
  Object.fromEntries(
    ['record_type', ...object.fields.flatMap((field) => field.depends_on ?? [])].map((name) => [name, values[name] ?? null]),
  );

export const errorsOf = (violations: readonly Violation[], shown: readonly string[]): ErrorSchema =>
  Object.fromEntries(
    Object.entries(byField(violations, shown)).map(([name, messages]) => [name, { __errors: [...messages] }]),
  ) as ErrorSchema;

/** Messages by the field they are shown at. */
export function byField(violations: readonly Violation[], shown: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const messages: Record<string, string[]> = {};
  for (const { pointer, message } of violations) {
    const name = fieldIn(pointer);
    if (shown.includes(name)) (messages[name] ??= []).push(message);
  }
  return messages;
}

/** rjsf wants fields without value to be absent. */
export const drawnData = (values: Values, shown: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    shown.flatMap((name) => (values[name] === null || values[name] === undefined ? [] : [[name, values[name]]])),
  );
