/** JSON Schemas of the documents → one TypeScript module. Each shared part becomes one type, used by name. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentKinds } from '../../metadata/kinds/index.js';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

type Node = { readonly [key: string]: unknown };

/** Shared parts that are no plain text. */
const shared: Readonly<Record<string, string>> = { label: 'Label', rule: 'Rule', values: 'ValueDocument[]', color: 'Color' };

const banner = `/** Types of the documents. Generated from the JSON Schemas in this folder by \`npm run generate\`; do not edit. */

/** A JSON Logic expression: an object with one key, the operator. */
export type Rule = { readonly [operator: string]: unknown };
`;

export async function documentTypes(folder: string): Promise<string> {
  const read = async (name: string): Promise<Node> =>
    JSON.parse(await readFile(join(folder, `${name}.schema.json`), 'utf8')) as Node;
  const common = defs(await read('common'));
  const field = await read('field');
  const documents = await Promise.all(documentKinds.map(read));
  const titles: Titles = Object.fromEntries(
    documents.flatMap((document) =>
      Object.entries(defs(document)).map(([key, schema]) => [key, (schema as Node).title as string]),
    ),
  );
  const types = [
    ['Label', common.label],
    ['Color', common.color],
    ['ValueDocument', (common.values as Node).items],
    ...[...Object.values(defs(field)), ...documents.flatMap((document) => [...Object.values(defs(document)), document])].map(
      (schema) => [(schema as Node).title as string, schema] as const,
    ),
  ] as const;
  const names = Object.values(defs(field)).map((schema) => (schema as Node).title as string);
  const parts: string[] = [];
  for (const [name, schema] of types) parts.push(await typeText(name, schema as Node, titles));
  return [banner, ...parts, `export type FieldDocument = ${names.join(' | ')};\n`].join('\n');
}

const defs = (schema: Node): Node => (schema.$defs ?? {}) as Node;

/** Title of each part by its key in `$defs`; the keys of all documents differ. */
type Titles = Readonly<Record<string, string>>;

async function typeText(name: string, schema: Node, titles: Titles): Promise<string> {
  const { $defs: _defs, $id: _id, $schema: _schema, ...own } = schema;
  return compile({ ...(named(own, titles) as JSONSchema), title: name }, name, {
    bannerComment: '',
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    unknownAny: true,
    format: false,
  });
}

/** The schema with every reference replaced by the name of its type. */
function named(node: unknown, titles: Titles): unknown {
  if (Array.isArray(node)) return node.map((part) => named(part, titles));
  if (typeof node !== 'object' || node === null) return node;
  const { $ref, ...rest } = withoutAnnotations(node as Node);
  const inner = Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, named(part, titles)]));
  if ($ref !== undefined) return { ...inner, tsType: typeName($ref as string, titles) };
  return isAnything(rest) ? { ...inner, tsType: 'unknown' } : inner;
}

const withoutAnnotations = (node: Node): Node =>
  Object.fromEntries(Object.entries(node).filter(([key]) => !key.startsWith('x-')));

/** A property that may hold any JSON value: its schema says no more than what it is for. */
const isAnything = (schema: Node): boolean =>
  Object.keys(schema).join() === 'description' && typeof schema.description === 'string';

function typeName(reference: string, titles: Titles): string {
  const key = reference.split('/').at(-1)!;
  if (reference.startsWith('field.')) return 'FieldDocument';
  return reference.startsWith('#') ? (titles[key] ?? shared[key] ?? 'string') : (shared[key] ?? 'string');
}
