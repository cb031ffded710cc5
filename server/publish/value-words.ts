/** Values of properties in words, with the labels of what they name. */
import { idOf, isNode, listOf, textOf, valueAt, type ComponentRef } from '../../metadata/documents/component.js';
import type { Labels, RuleLabels } from '../../metadata/documents/labels.js';
import { describeRule, describeValue } from '../../metadata/documents/rule-words.js';
import { sameJson } from '../../metadata/documents/same.js';
import { fieldTypes } from '../compile/field-types/index.js';
import { inLanguage, type Language } from '../errors/define.js';
import { enumWords, type Form } from './property-words.js';

export interface Setting {
  readonly labels: Labels;
  readonly language: Language;
  readonly ref: ComponentRef;
}

type Printer = (value: unknown, setting: Setting, names: RuleLabels) => string;

const list = (parts: readonly string[], { language }: Setting): string => parts.join(language === 'zh-CN' ? '、' : ', ');
const quoted = (text: string): string => `“${text.length > 120 ? `${text.slice(0, 117)}…` : text}”`;
const entries = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const printed = (value: unknown): string => {
  const text = JSON.stringify(value) ?? '';
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
};

/** Each value of a record, which the keys of an object name, as `A: b; C: d`. */
const keyed = (value: unknown, setting: Setting, print: (key: string, value: unknown) => string): string =>
  isNode(value)
    ? Object.entries(value)
        .map(([key, one]) => print(key, one))
        .join(setting.language === 'zh-CN' ? '；' : '; ')
    : printed(value);

const printers: Readonly<Record<Form, Printer>> = {
  text: (value) => (typeof value === 'string' ? quoted(value) : printed(value)),
  label: (value, { language }) => (isNode(value) ? quoted(inLanguage(language)(value)) : printed(value)),
  number: (value, { language }) =>
    typeof value === 'number' ? new Intl.NumberFormat(language, { maximumFractionDigits: 15 }).format(value) : printed(value),
  word: (value, { language }) => enumWords[String(value)]?.[language] ?? printed(value),
  field: (value, _, names) => quoted(names.field(String(value))),
  fields: (value, setting, names) =>
    list(
      entries(value).map((path) => quoted(names.field(path))),
      setting,
    ),
  sort: (value, setting, names) =>
    list(
      entries(value).map((key) =>
        key.startsWith('-') ? `${quoted(names.field(key.slice(1)))} ↓` : `${quoted(names.field(key))} ↑`,
      ),
      setting,
    ),
  rule: (value, { language }, names) => describeRule(value, names, language),
  given: (value, { language, labels, ref }, names) => describeValue(value, fieldName(ref, labels), names, language),
  set: (value, setting, names) =>
    keyed(value, setting, (name, said) => `${quoted(names.field(name))} = ${describeValue(said, name, names, setting.language)}`),
  object: (value, { labels }) => quoted(labels.document('object', String(value))),
  picklist: (value, { labels }) => quoted(labels.document('picklist', String(value))),
  roles: (value, setting) =>
    list(
      entries(value).map((name) => quoted(setting.labels.document('role', name))),
      setting,
    ),
  stages: (value, setting) =>
    list(
      entries(value).map((name) => quoted(setting.labels.part('stage', setting.ref, name))),
      setting,
    ),
  stage: (value, { labels, ref }) => quoted(labels.part('stage', ref, String(value))),
  types: (value, setting, names) =>
    list(
      entries(value).map((name) => quoted(names.code('record_type', name))),
      setting,
    ),
  codes: (value, setting, names) => {
    const on =
      setting.ref.kind === 'object'
        ? textOf(setting.labels.raw({ ...setting.ref, path: setting.ref.path.slice(0, 2) }), 'depends_on')
        : undefined;
    return list(
      entries(value).map((code) => quoted(on === undefined ? code : names.code(on, code))),
      setting,
    );
  },
  narrowing: (value, setting, names) =>
    keyed(
      value,
      setting,
      (name, codes) =>
        `${quoted(names.field(name))}: ${list(
          entries(codes).map((code) => names.code(name, code)),
          setting,
        )}`,
    ),
  related: (value, setting) =>
    list(
      (Array.isArray(value) ? value : []).map((one) => {
        const [object = '', field = ''] = [textOf(one, 'object'), textOf(one, 'field')];
        const columns = listOf(one, 'columns').map((path) => setting.labels.withinNamed(object).field(String(path)));
        const shown = columns.length > 0 ? ` [${list(columns, setting)}]` : '';
        return `${quoted(setting.labels.withinNamed(object).relation(`${object}.${field}`))}${shown}`;
      }),
      setting,
    ),
  navigation: (value, setting) =>
    (Array.isArray(value) ? value : [])
      .map((group) => {
        const objects = listOf(group, 'objects').map((name) => setting.labels.document('object', String(name)));
        return `${inLanguage(setting.language)(valueAt(group, '/label') ?? '')}: ${list(objects, setting)}`;
      })
      .join(setting.language === 'zh-CN' ? '；' : '; '),
  type: (value, { language }) =>
    quoted(inLanguage(language)(fieldTypes[value as keyof typeof fieldTypes]?.label ?? String(value))),
  tab: (value, { labels, ref }) => quoted(labels.of({ ...ref, path: [...ref.path.slice(0, -2), 'tabs', String(value)] })),
  grants: (value, setting) => list(isNode(value) ? Object.keys(value).map((name) => objectName(name, setting)) : [], setting),
};

const fieldName = (ref: ComponentRef, labels: Labels): string => textOf(labels.raw(ref), 'name') ?? idOf(labels.raw(ref)) ?? '';

export const objectName = (name: string, { labels, language }: Pick<Setting, 'labels' | 'language'>): string =>
  name === '*' ? (language === 'zh-CN' ? '其余对象' : 'all other objects') : quoted(labels.document('object', name));

export const valueInWords = (form: Form, value: unknown, setting: Setting): string =>
  printers[form](value, setting, setting.labels.within(setting.ref));

/** Objects whose grants are not the same on both sides. */
export const changedGrants = (from: unknown, to: unknown): readonly string[] => {
  const [before, after] = [isNode(from) ? from : {}, isNode(to) ? to : {}];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !sameJson(before[name], after[name]));
};
