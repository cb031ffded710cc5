/** Field documents → fields of the model, structure first: what other documents refer to. */
import { RE2JS } from 're2js';
import type { FieldDocument } from '../../../metadata/format/types.js';
import { didYouMean, shown, type Report } from '../documents/finding.js';
import type { FieldType } from '../field-types/field-type.js';
import { typeOf } from '../field-types/index.js';
import type { AppModel, FieldModel, ValueModel } from '../model.js';
import { reservedFieldNames } from './names.js';
import { checkWhen, linkValues, type Picklists } from './picklists.js';
import { systemNames } from './system-fields.js';

/** What a field document may say, whatever its type. */
export interface AnyField {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly label: FieldModel['label'];
  readonly help?: FieldModel['label'];
  readonly required?: boolean | Record<string, unknown>;
  readonly visible?: Record<string, unknown>;
  readonly readonly?: boolean | Record<string, unknown>;
  readonly default?: unknown;
  readonly unique?: true | 'normalised';
  readonly index?: boolean;
  readonly picklist?: string;
  readonly values?: Parameters<typeof linkValues>[0][number][0][];
  readonly depends_on?: string;
  readonly to?: string;
  readonly [option: string]: unknown;
}

export const anyField = (document: FieldDocument): AnyField => document as unknown as AnyField;

/** Texts longer than this do not fit into an entry of an index. */
const longestKey = 600;

/** Options that become properties of the model rather than options. */
const references: ReadonlySet<string> = new Set(['to', 'picklist', 'values', 'depends_on']);

export interface FieldSetting {
  readonly app: Pick<AppModel, 'country' | 'currency'>;
  readonly picklists: Picklists;
}

/** The field without conditions and default, which need all fields to be known. */
export function draftField(document: AnyField, setting: FieldSetting, report: Report): FieldModel {
  const type = typeOf(document);
  checkName(document.name, report.at('name'));
  const options = optionsOf(document, type, setting, report);
  if ((document.index || document.unique) && Number(options.max_length ?? 0) > longestKey) {
    report.at(document.index ? 'index' : 'unique').error('format.key_too_long', { limit: longestKey });
  }
  const values = valuesOf(document, type, setting.picklists, report);
  return {
    id: document.id,
    name: document.name,
    type: document.type,
    label: document.label,
    ...(document.help && { help: document.help }),
    system: false,
    required: type.fixed?.required ?? false,
    visible: true,
    readonly: type.fixed?.readonly ?? false,
    unique: document.unique === true ? 'exact' : (document.unique ?? false),
    index: document.index ?? false,
    options,
    ...(values && { values }),
    ...(document.depends_on !== undefined && { dependsOn: document.depends_on }),
    ...(document.to !== undefined && { to: document.to }),
  };
}

function checkName(name: string, report: Report): void {
  if (systemNames.has(name)) report.error('format.name_system', { name });
  else if (reservedFieldNames.has(name)) report.error('format.name_reserved', { name });
}

function optionsOf(
  document: AnyField,
  type: FieldType,
  { app }: FieldSetting,
  report: Report,
): Readonly<Record<string, unknown>> {
  const names = Object.keys(type.options).filter((name) => !references.has(name));
  // What a field leaves out it has from its type, else from the application.
  const fallback: Readonly<Record<string, unknown>> = { ...app, ...type.defaults };
  const options = Object.fromEntries(
    names.flatMap((name) => {
      const value = document[name] ?? fallback[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  checkOrder(options, report);
  return hasGoodPattern(options, report) ? options : { ...options, pattern: undefined };
}

function checkOrder(options: Readonly<Record<string, unknown>>, report: Report): void {
  for (const [least, most] of [
    ['min', 'max'],
    ['min_length', 'max_length'],
  ] as const) {
    const [low, high] = [options[least], options[most]];
    if (typeof low === 'number' && typeof high === 'number' && low > high)
      report.at(least).error('format.order', { least: low, most: high });
  }
}

function hasGoodPattern({ pattern }: Readonly<Record<string, unknown>>, report: Report): boolean {
  if (typeof pattern !== 'string') return true;
  try {
    RE2JS.compile(pattern);
    return true;
  } catch (error) {
    report.at('pattern').error('format.expression', { pattern: shown(pattern), reason: (error as Error).message });
    return false;
  }
}

function valuesOf(document: AnyField, type: FieldType, picklists: Picklists, report: Report): readonly ValueModel[] | undefined {
  if (!('picklist' in type.options)) return undefined;
  const { picklist, values } = document;
  if ((picklist === undefined) === (values === undefined)) report.error('format.picklist_source');
  const own =
    values &&
    linkValues(
      values.map((value, index) => [value, report.at('values', index)]),
      report.at('values'),
    );
  const shared = picklist === undefined ? undefined : sharedValues(picklist, picklists, report.at('picklist'));
  return dependent(own ?? shared ?? [], document, own !== undefined, report);
}

/** Without a controlling field `when` says nothing: of shared values it is left out, of own ones it is a mistake. */
function dependent(values: readonly ValueModel[], document: AnyField, own: boolean, report: Report): readonly ValueModel[] {
  if (document.depends_on !== undefined) return values;
  if (own && values.some(({ when }) => when)) report.at('values').error('format.when_alone');
  return values.map(({ code, label, color, active }) => ({ code, label, color, active }));
}

function sharedValues(name: string, { values, lost }: Picklists, report: Report): readonly ValueModel[] | undefined {
  const found = values.get(name);
  if (!found && !lost.has(`picklist:${name}`))
    report.error('format.picklist_unknown', { picklist: name, ...didYouMean(name, values.keys()) });
  return found;
}

/** Controlling fields exist, are picklists, control no field that controls them, and have the codes that `when` names. */
export function checkDependencies(
  fields: Readonly<Record<string, FieldModel>>,
  documents: Iterable<readonly [AnyField, Report]>,
  isBroken: (name: string) => boolean,
): void {
  const pickers = Object.values(fields).filter(({ type, values }) => type === 'picklist' && values);
  for (const [{ name, depends_on: on, values: own }, report] of documents) {
    const field = fields[name];
    if (on === undefined || !field) continue;
    const controlling = pickers.find((picker) => picker.name === on);
    const place = report.at('depends_on');
    if (!controlling) {
      if (!isBroken(on))
        place.error('format.controlling_unknown', {
          field: on,
          ...didYouMean(
            on,
            pickers.map((picker) => picker.name),
          ),
        });
    } else if (isCircular(fields, name)) place.error('format.controlling_circular', { field: on });
    else {
      checkWhen(field.values ?? [], controlling.values ?? [], (value, code) =>
        own ? report.at('values', value, 'when', code) : report.at('picklist'),
      );
      if (!field.values?.some(({ when }) => when)) place.warn('format.controlling_unused', { field: on });
    }
  }
}

function isCircular(fields: Readonly<Record<string, FieldModel>>, start: string): boolean {
  const seen = new Set<string>();
  for (let at = fields[start]?.dependsOn; at !== undefined && !seen.has(at); at = fields[at]?.dependsOn) {
    if (at === start) return true;
    seen.add(at);
  }
  return false;
}
