/** The diagram of the schema as data: what is in it, what a filter leaves, where it stands, how it is drawn as a file. */
import type { AppDocument, ObjectDocument } from '../../../metadata/format/types.js';
import { draw, escaped } from '../../../studio/features/graph/drawing.js';
import { filtered, matching, neighboursOf } from '../../../studio/features/graph/filter.js';
import { boxSize, placeSchema, type Texts } from '../../../studio/features/graph/graph-layout.js';
import { schemaOf, usersId, type Schema } from '../../../studio/features/graph/schema.js';
import { documents } from '../template/template.js';

const contents = documents.map(({ content }) => content as ObjectDocument | AppDocument);
const objects = contents.filter((one) => one.kind === 'object');
const app = contents.find((one) => one.kind === 'app');
const texts: Texts = { object: ({ label }) => label.en, relation: ({ field }) => field.label.en };

const named = (schema: Schema) => schema.objects.map(({ name }) => name).toSorted();
const all = { group: null, objects: [], neighbours: false } as const;

describe('schema', () => {
  const schema = schemaOf(objects, app, null);

  test('has the objects of the template and their relations', () => {
    expect(schema.objects).toHaveLength(10);
    const relation = schema.relations.find(({ id }) => id === 'opportunity.f2')!;
    expect(relation).toMatchObject({ from: 'opportunity', to: 'customer', type: 'lookup', required: true });
    expect(schema.relations.some(({ type }) => type === 'multi_lookup')).toBe(true);
    expect(schema.relations.some(({ type }) => type === 'user')).toBe(false);
  });

  test('users are an object where they are asked for', () => {
    const whole = schemaOf(objects, app, { label: { en: 'User' } });
    expect(whole.objects.at(-1)).toMatchObject({ id: usersId, system: true });
    expect(whole.relations.some(({ to }) => to === usersId)).toBe(true);
  });

  test('a relation to what is not there is left out, and unfinished documents do no harm', () => {
    const odd = [
      { kind: 'object', id: 'a', name: 'a' },
      {
        kind: 'object',
        id: 'b',
        name: 'b',
        label: { en: 'B' },
        fields: [null, { id: 'f', type: 'lookup', to: 'gone' }, { id: 'g', type: 'lookup' }],
      },
    ];
    const { objects: found, relations } = schemaOf(odd as unknown as ObjectDocument[], undefined, null);
    expect(found.map(({ id, label }) => [id, label.en])).toEqual([
      ['a', 'a'],
      ['b', 'B'],
    ]);
    expect(relations).toEqual([]);
  });
});

describe('filter', () => {
  const schema = schemaOf(objects, app, null);

  test.each([
    ['all', all, 10],
    ['a group of the menu', { ...all, group: 1 }, ['lead', 'opportunity', 'order']],
    ['one object', { ...all, objects: ['order'] }, ['order']],
    ['with its neighbours', { ...all, objects: ['order'], neighbours: true }, ['customer', 'opportunity', 'order']],
    ['an object that is not there', { ...all, objects: ['gone'] }, []],
  ])('%s', (_, filter, expected) => {
    const left = filtered(schema, filter);
    if (typeof expected === 'number') expect(left.objects).toHaveLength(expected);
    else expect(named(left)).toEqual(expected);
    const ids = new Set(left.objects.map(({ id }) => id));
    expect(left.relations.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
  });

  test('neighbours are both what one points to and what points to one', () => {
    expect([...neighboursOf(schema, new Set(['campaign']))]).toEqual(expect.arrayContaining(['campaign', 'lead', 'opportunity']));
  });

  test.each([
    ['商机', 'opportunity'],
    ['OPPORT', 'opportunity'],
    ['lost reason', 'opportunity'],
  ])('“%s” finds an object by any label, its name or a field', (text, expected) => {
    expect(matching(schema.objects, text).map(({ name }) => name)).toContain(expected);
  });

  test('what is found by itself comes before what is found by a field; nothing finds nothing', () => {
    expect(matching(schema.objects, 'customer')[0]!.name).toBe('customer');
    expect(matching(schema.objects, '  ')).toEqual([]);
  });
});

/** `count` objects, each pointing to one or two before it, as they are in a grown workspace: some have many. */
function grown(count: number): ObjectDocument[] {
  let seed = 7;
  const next = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: count }, (_, index) => ({
    kind: 'object',
    id: `o${index}`,
    name: `object_${index}`,
    label: { en: `Object ${index}` },
    title: 'f0',
    fields: Array.from({ length: 12 }, (_unused, field) => {
      const common = { id: `f${field}`, name: `f${field}`, label: { en: `Field ${field}` } };
      return field < 2 && index > 0 && index % 10 > 0
        ? { ...common, type: 'lookup' as const, to: `object_${Math.floor(next() * next() * index)}` }
        : { ...common, type: 'text' as const };
    }),
  }));
}

describe('layout', () => {
  const overlaps = (schema: Schema, fields: boolean) => {
    const { boxes } = placeSchema(schema, fields, texts);
    const found = schema.objects.map((object) => ({ ...boxes.get(object.id)!, ...boxSize(object, object.label.en, fields) }));
    return found.flatMap((a, index) =>
      found
        .slice(index + 1)
        .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height),
    );
  };

  test.each([
    ['the template', schemaOf(objects, app, { label: { en: 'User' } }), false],
    ['the template with fields', schemaOf(objects, app, null), true],
    ['200 objects', schemaOf(grown(200), undefined, null), false],
    ['200 objects with fields', schemaOf(grown(200), undefined, null), true],
  ])('%s: no box covers another', (_, schema, fields) => {
    expect(overlaps(schema, fields)).toEqual([]);
  });

  test('200 objects make a picture of the shape of a window', () => {
    const { width, height, lines } = placeSchema(schemaOf(grown(200), undefined, null), false, texts);
    expect(width / height).toBeGreaterThan(0.8);
    expect(width / height).toBeLessThan(4);
    expect(lines.size).toBe(schemaOf(grown(200), undefined, null).relations.length);
  });

  test('objects without relations stand below the others', () => {
    const few = grown(3).map((object, index) => (index < 2 ? object : { ...object, fields: [object.fields[5]!] }));
    const schema = schemaOf(few, undefined, null);
    const { boxes, height } = placeSchema(schema, false, texts);
    expect(boxes.get('o2')!.y).toBeGreaterThan(boxes.get('o1')!.y);
    expect(boxes.get('o2')!.y).toBeLessThan(height);
  });
});

describe('drawing', () => {
  const schema = schemaOf(objects, app, null);
  const picture = (of: Schema, fields = false) =>
    draw({
      schema: of,
      placed: placeSchema(of, fields, texts),
      fields,
      texts,
      field: ({ label }) => label.en,
      more: (count) => `and ${count} more`,
    });

  test('is the whole picture on white, every object and relation in it', () => {
    const { svg, width, height } = picture(schema);
    expect(svg).toContain(`width="${width}" height="${height}"`);
    expect(svg).toContain('fill="#fff"');
    for (const { label } of schema.objects) expect(svg).toContain(label.en);
    expect(svg.match(/marker-end/g)).toHaveLength(schema.relations.length);
    expect(svg).not.toContain('foreignObject');
  });

  test('lists fields where they are shown, and says how many are left', () => {
    const { svg } = picture(schema, true);
    expect(svg).toContain('Main contact');
    expect(svg).toMatch(/and \d+ more/);
  });

  test('labels of hostile text stay text', () => {
    const hostile = grown(1).map((object) => ({ ...object, label: { en: '"><script>alert(1)</script>\u0000\ud800' } }));
    const { svg } = picture(schemaOf(hostile, undefined, null));
    expect(svg).not.toContain('<script');
    expect(svg).not.toMatch(/[\u0000\ud800]/); // oxlint-disable-line no-control-regex
    expect(escaped('a & b < c')).toBe('a &amp; b &lt; c');
  });
});
