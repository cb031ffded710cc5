/** `docs/metadata.md`: what may stand in a document, from the schemas, the field types and the operators themselves. */
import { fieldTypes } from '../compile/field-types/index.js';
import { kinds } from '../../metadata/kinds/index.js';
import { operators } from '../../metadata/rules/operators/index.js';
import type { Schema } from '../../metadata/kinds/schema.js';
import type { Parameter } from '../../metadata/rules/operators/operator.js';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;

export function metadataReference(): string {
  return [
    '# Metadata',
    '',
    `An application is a folder of JSON documents: ${kinds
      .map(({ file }) => code(file.replace('{name}', '<name>')))
      .join(', ')
      .replace(/, (?=[^,]*$)/, ' and ')}.`,
    'References are by name. Every component carries an `id` that never changes, so that a rename is a change of one word.',
    'Texts are `{ "en": …, "zh-CN": … }`. This page is generated from the schemas, the field types and the operators.',
    '',
    ...kinds.flatMap(({ name, schema }) => document(name, schema)),
    '## Field types',
    '',
    'Every field has `id`, `name`, `type` and `label`, and may have `help`, `required`, `visible`, `readonly`, `default`, `unique` and `index`; `required`, `visible`, `readonly` and `default` take a rule as well. The types add:',
    '',
    '| type | what it holds | adds |',
    '|---|---|---|',
    ...Object.values(fieldTypes)
      .filter(({ name }) => name !== 'id')
      .map(({ name, description, options, needs = [] }) => {
        const added = Object.entries(options).map(
          ([option, schema]) => `${code(option)}${needs.includes(option) ? ' (required)' : ''}: ${meaning(schema as Schema)}`,
        );
        return `| ${code(name)} | ${cell(description.en)} | ${cell(added.join('<br>'))} |`;
      }),
    '',
    '## Rules',
    '',
    'A rule is a [JSON Logic](https://jsonlogic.com) expression over the record. “row” operators may also stand in row scopes, list filters and views, where they become SQL; “write” operators in `required`, `visible`, `readonly`, `default`, object rules and guards.',
    'A comparison with an empty side is false; `==` treats null, empty text and an empty list alike.',
    '',
    '| operator | arguments | gives | where | what it says | example |',
    '|---|---|---|---|---|---|',
    ...Object.entries(operators).map(
      ([name, { parameters, result, places, description, example }]) =>
        `| ${code(name)} | ${cell(parameters.map(parameter).join(', '))} | ${typeof result === 'string' ? result : 'as its arguments'} | ${places.join(', ')} | ${cell(description)} | ${cell(code(example))} |`,
    ),
    '',
  ].join('\n');
}

const parameter = ({ name, types }: Parameter): string => `${name}${types ? `: ${types.join(' or ')}` : ''}`;

function document(kind: string, schema: Schema): string[] {
  return [
    `## ${kind}`,
    '',
    schema.description ?? '',
    '',
    ...properties(schema),
    ...Object.entries(schema.$defs ?? {}).flatMap(([name, part]) => [
      `### ${kind}: ${name.replaceAll('_', ' ')}`,
      '',
      part.description ?? '',
      '',
      ...properties(part),
    ]),
  ];
}

function properties({ properties: all = {}, required = [] }: Schema): string[] {
  return [
    '| property | | meaning |',
    '|---|---|---|',
    ...Object.entries(all).map(
      ([name, schema]) => `| ${code(name)} | ${required.includes(name) ? 'required' : ''} | ${cell(meaning(schema))} |`,
    ),
    '',
  ];
}

function meaning(schema: Schema): string {
  return [schema.description, shape(schema)].filter((part) => part !== undefined && part !== '').join(' — ');
}

function shape(schema: Schema): string {
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum) return schema.enum.map(code).join(', ');
  if (schema.$ref) return schema.$ref.split('/').at(-1)!.replace('.schema.json', '').replaceAll('_', ' ');
  if (schema.anyOf ?? schema.oneOf) return (schema.anyOf ?? schema.oneOf)!.map(shape).join(' or ');
  if (schema.type === 'array') return `list of ${schema.items ? shape(schema.items) : 'anything'}`;
  return [schema.type ?? ''].flat().join(' or ');
}
