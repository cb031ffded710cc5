/** What the JSON editor knows of a place in a document, and the paths that lists can show. */
import { json } from '@codemirror/lang-json';
import { EditorState } from '@codemirror/state';
import { documentKinds } from '../../../metadata/kinds/index.js';
import { schemas } from '../../../metadata/kinds/shape.js';
import type { ObjectDocument } from '../../../metadata/format/types.js';
import { placeAt, rangeOf } from '../../../studio/features/source/json-tree.js';
import { literalsOf, schemaAt } from '../../../studio/features/source/schema-at.js';
import { pathsOf } from '../../../studio/features/views/paths.js';
import { labelText } from './label.js';

const text = '{"kind": "object", "fields": [{"name": "a"}, {"name": "b/c", "x~y": [1, true]}], "flow": {"stages": []}}';
const state = EditorState.create({ doc: text, extensions: [json()] });
const at = (needle: string, offset = 1) => text.indexOf(needle) + offset;
const said = (pointer: string) => {
  const { from, to } = rangeOf(state, pointer);
  return text.slice(from, to);
};

test('a position is told as the way to it', () => {
  expect(placeAt(state, at('"b/c"')).path).toEqual(['fields', 1, 'name']);
  expect(placeAt(state, at('true')).path).toEqual(['fields', 1, 'x~y', 1]);
  expect(placeAt(state, at('"name"'))).toMatchObject({ path: ['fields', 0, 'name'], inKey: true });
  expect(placeAt(state, at('"object"'))).toMatchObject({ path: ['kind'], inKey: false });
  expect(placeAt(EditorState.create({ doc: '', extensions: [json()] }), 0).path).toEqual([]);
});

test('a pointer is shown where it stands; one that leads nowhere at the last place there is', () => {
  expect(said('/kind')).toBe('"object"');
  expect(said('/fields/1/x~0y/1')).toBe('true');
  expect(said('/flow/stages')).toBe('"stages"');
  expect(said('/fields/1')).toBe('{');
  expect(said('/flow/transitions/3/name')).toBe('"flow"');
  expect(said('')).toBe('{');
});

test('text that breaks off is no fault of the reader', () => {
  for (let end = 0; end <= text.length; end++) {
    const cut = EditorState.create({ doc: text.slice(0, end), extensions: [json()] });
    expect(placeAt(cut, end, -1).path.every((part) => typeof part === 'string' || Number.isInteger(part))).toBe(true);
    expect(rangeOf(cut, '/fields/1/name').to).toBeLessThanOrEqual(end);
  }
});

test('the schema of a place, with references followed and the branch of the field’s type', () => {
  const document = { fields: [{ type: 'text' }, { type: 'lookup' }, {}] };
  expect(Object.keys(schemaAt('object', document, [])!.properties!)).toEqual(expect.arrayContaining(['fields', 'views', 'flow']));
  expect(schemaAt('object', document, ['fields', 0])!.properties).toHaveProperty('max_length');
  expect(schemaAt('object', document, ['fields', 1])!.properties).toHaveProperty('to');
  expect(schemaAt('object', document, ['fields', 1])!.properties).not.toHaveProperty('max_length');
  expect(literalsOf(schemaAt('object', document, ['fields', 2, 'type'])!)).toEqual(
    expect.arrayContaining(['"text"', '"master_detail"']),
  );
  expect(Object.keys(schemaAt('object', document, ['label'])!.properties!)).toEqual(['en', 'zh-CN']);
  expect(schemaAt('role', {}, ['objects', 'any', 0, 'rows'])).toBeDefined();
  expect(schemaAt('object', document, ['nothing', 'of', 'this'])).toBeUndefined();
  expect(schemaAt('object', document, ['fields', 'name'])).toBeUndefined();
});

test('every kind of document has its schema, and what can only be one of some words is offered', () => {
  for (const kind of documentKinds) {
    expect(schemas[kind]).toBeDefined();
    expect(literalsOf(schemaAt(kind, {}, ['kind'])!)).toEqual([JSON.stringify(kind)]);
  }
  expect(literalsOf({ type: 'boolean' })).toEqual(['true', 'false']);
  expect(literalsOf({ anyOf: [{ const: 1 }, { enum: ['a'] }, { type: 'string' }] })).toEqual(['1', '"a"']);
});

test('a list shows own fields and those of linked records, but nothing internal', () => {
  const customer = {
    name: 'customer',
    label: { en: 'Customer' },
    fields: [{ name: 'city', type: 'text', label: { en: 'City' } }],
  };
  const order = {
    name: 'order',
    label: { en: 'Order' },
    flow: { stages: [] },
    fields: [
      { name: 'customer', type: 'lookup', label: { en: 'Customer' }, to: 'customer' },
      { name: 'lost', type: 'lookup', label: { en: 'Lost' }, to: 'gone' },
      { name: 'several', type: 'multi_lookup', label: { en: 'Several' }, to: 'customer' },
    ],
  };
  const objects = [customer, order] as unknown as ObjectDocument[];
  const paths = pathsOf(objects[1]!, objects, labelText);
  const names = paths.map(({ path }) => path);
  expect(paths).toContainEqual({ path: 'customer.city', label: 'Customer › City', type: 'text' });
  expect(names).toEqual(expect.arrayContaining(['customer', 'lost', 'several', 'stage', 'created_at']));
  expect(names.filter((path) => /several\.|lost\.|(^|\.)(id|version|deleted_at)$/.test(path))).toEqual([]);
  expect(names).not.toContain('record_type');
  expect(new Set(names).size).toBe(names.length);
  expect(pathsOf({ name: 'bare' } as unknown as ObjectDocument, [], labelText).length).toBeGreaterThan(0);
});
