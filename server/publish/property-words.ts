/** Words for every property of every kind of component: its name, and how its value reads. The schemas say them. */
import type { Text } from '../../metadata/kinds/kind.js';
import { partKinds, partNamed } from '../../metadata/kinds/parts.js';
import type { ListWords, Schema, SwitchWords } from '../../metadata/kinds/schema.js';

/** How a value is printed; see `value-words.ts`. */
export type Form =
  | 'text'
  | 'label'
  | 'number'
  | 'word'
  | 'field'
  | 'fields'
  | 'sort'
  | 'rule'
  | 'given'
  | 'set'
  | 'object'
  | 'picklist'
  | 'roles'
  | 'stages'
  | 'stage'
  | 'types'
  | 'codes'
  | 'narrowing'
  | 'related'
  | 'navigation'
  | 'type'
  | 'tab'
  | 'grants';

/** A property with a value: “maximum set to 100 (before: 50)”. */
export interface Valued {
  readonly name: Text;
  readonly form: Form;
}
/** A list of which each entry gained or lost is said: “makes Budget required from this stage on”. */
export type Listed = ListWords & { readonly form: Form };
type PropertyWords = Valued | SwitchWords | Listed;

/** `label`, `id` and `name` are said in the same way for all. */
const saidAlike: ReadonlySet<string> = new Set(['id', 'name', 'code', 'label']);

function wordsOf(schema: Schema): PropertyWords | undefined {
  const { label, noun, said } = schema['x-words'] ?? {};
  const form = formOf(schema);
  if (said) return 'gained' in said ? { ...said, form } : said;
  const name = noun ?? (label && withinSentence(label));
  return name && { name, form };
}

const withinSentence = (text: Text): Text => ({ ...text, en: text.en.charAt(0).toLowerCase() + text.en.slice(1) });

/** What names print as; several fields in a row otherwise than one. */
const ofNames: Readonly<Record<string, readonly [one: Form, several: Form]>> = {
  field: ['field', 'fields'],
  path: ['field', 'fields'],
  rule: ['rule', 'rule'],
  given: ['given', 'given'],
  object: ['object', 'object'],
  picklist: ['picklist', 'picklist'],
  role: ['roles', 'roles'],
  stage: ['stage', 'stages'],
  'record type': ['types', 'types'],
  controlling_code: ['codes', 'codes'],
  tab: ['tab', 'tab'],
};

function formOf(schema: Schema): Form {
  const { type, enum: options, properties, 'x-names': names, 'x-form': form } = schema;
  if (form !== undefined) return form as Form;
  if (names) return ofNames[names.to]?.[type === 'array' ? 1 : 0] ?? 'text';
  if (properties?.en) return 'label';
  if (type === 'integer' || type === 'number' || typeof options?.[0] === 'number') return 'number';
  return options ? 'word' : 'text';
}

/** By kind of component, by property. */
export const propertyWords: Readonly<Record<string, Readonly<Record<string, PropertyWords>>>> = Object.fromEntries(
  partKinds.map((kind) => [
    kind,
    Object.fromEntries(
      [...partNamed(kind)!.properties].flatMap(([name, schema]) => {
        const words = saidAlike.has(name) ? undefined : wordsOf(schema);
        return words ? [[name, words] as const] : [];
      }),
    ),
  ]),
);

/** Words that schemas list. */
export const enumWords: Readonly<Record<string, Text>> = Object.fromEntries(
  partKinds
    .flatMap((kind) => [...partNamed(kind)!.properties.values()])
    .filter((schema) => formOf(schema) === 'word' && !schema['x-words']?.said)
    .flatMap((schema) => Object.entries(schema['x-words']?.options ?? {}))
    .map(([word, text]) => [word, withinSentence(text)]),
);
