/** The one way to write a document down. */
import { readdirSync, readFileSync } from 'node:fs';
import { format } from 'prettier';
import { compile, formatDocument } from '../../../server/compile/compile.js';
import { readDocuments } from '../../../server/publish/folder.js';
import { project } from '../../support/workspace.js';
import { equipment } from './project.js';

const folder = project('equipment');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));

test.each(files)('%s is written canonically', (file) => {
  const text = readFileSync(`${folder}/${file}`, 'utf8');
  expect(formatDocument(JSON.parse(text))).toBe(text);
});

/** As a database keeps JSON: keys by length, then by code unit. */
function stored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stored);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, stored(part)]));
}

test('export, import, export: the same bytes, whatever the store does to the order of keys', async () => {
  const template = await readDocuments(new URL('../../../metadata/templates/touchpoint-crm', import.meta.url).pathname);
  for (const { content } of [...equipment(), ...template.documents]) {
    const exported = formatDocument(content);
    expect(formatDocument(stored(JSON.parse(exported)))).toBe(exported);
    expect(JSON.parse(exported)).toEqual(content);
  }
});

test('prettier has nothing to add', async () => {
  for (const { content } of equipment()) {
    const text = formatDocument(content);
    expect(await format(text, { parser: 'json', printWidth: 130 })).toBe(text);
  }
});

test('maps are sorted by key, literals too', () => {
  const role = {
    objects: { b: [], '*': [], a: [{ fields: { z: 'read', '*': 'edit' }, rows: 'all', rights: ['read'] }] },
    kind: 'role',
    id: 'x',
  };
  expect(formatDocument(role)).toBe(`{
  "kind": "role",
  "id": "x",
  "objects": { "*": [], "a": [{ "rows": "all", "rights": ["read"], "fields": { "*": "edit", "z": "read" } }], "b": [] }
}
`);
});

test('what is no document is written down all the same', () => {
  expect(formatDocument(null)).toBe('null\n');
  expect(formatDocument({ kind: 'toString', b: 1, a: 2 })).toBe('{\n  "a": 2,\n  "b": 1,\n  "kind": "toString"\n}\n');
});

test('the hash is that of what is said', () => {
  const { model } = compile(equipment());
  const { model: again } = compile(
    equipment().map(({ content }, index) => ({ file: `${index}`, content: JSON.parse(formatDocument(content)) as unknown })),
  );
  expect(again?.hash).toBe(model?.hash);
});
