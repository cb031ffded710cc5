/** Documents made to hurt: the compiler answers, quickly, and changes nothing. */
import { compile, type SourceDocument } from '../../../server/compile/compile.js';
import { app, changed, compiled, equipment, label, machine, order, text } from './project.js';
import { extent } from '../../support/extent.js';

const only = (content: unknown): SourceDocument[] => [{ file: 'template.json', content }];

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

const circular: Record<string, unknown> = { kind: 'app' };
circular.self = circular;

const lattice = (): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < 40; level += 1) value = [value, value];
  return value;
};

test.each([
  ['null', null],
  ['a number', 5],
  ['a text', 'kind'],
  ['a list', [{ kind: 'app' }]],
  ['undefined', undefined],
  ['a function', () => 1],
  ['a symbol', Symbol('x')],
  ['a bigint', 1n],
  ['a circle', circular],
  ['a hundred thousand levels', nested(100_000)],
  ['an exponential lattice', lattice()],
  ['a list of a million', { kind: 'app', navigation: Array.from({ length: 1_000_000 }, () => 0) }],
  ['a kind that is an object', { kind: { toString: 'x' } }],
  ['a kind from the prototype', { kind: '__proto__' }],
  ['a kind named constructor', { kind: 'constructor' }],
  [
    'a type from the prototype',
    { kind: 'object', fields: [{ type: 'toString' }, { type: '__proto__' }, { type: null }, null, 5] },
  ],
])('%s', (_, content) => {
  const { model, findings } = compile(only(content));
  expect(model).toBeNull();
  expect(findings.length).toBeGreaterThan(0);
});

test('no documents at all', () => {
  expect(compile([]).findings.map(({ code }) => code)).toEqual(['format.app_missing']);
});

test('ten thousand fields are refused in less than a second', () => {
  const fields = Array.from({ length: 10_000 }, (_, index) => text(`f${index}`));
  const start = performance.now();
  const { model } = compiled([machine, '/fields', fields]);
  expect(performance.now() - start).toBeLessThan(1000);
  expect(model).toBeNull();
});

test('a thousand findings are listed, the rest is counted', () => {
  const fields = Array.from({ length: 3000 }, (_, index) => ({ ...text(`f${index}`), nope: 1 }));
  const { findings } = compiled([machine, '/fields', fields]);
  expect(findings).toHaveLength(1001);
  expect(findings.at(-1)).toMatchObject({ code: 'format.more', params: { count: expect.any(Number) as number } });
});

test('keys of the prototype are keys like any other', () => {
  const hostile = JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}') as unknown;
  for (const pointer of ['/label', '/fields/0/label', '/record_types', '/flow', '/layout']) compiled([machine, pointer, hostile]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('a rule a hundred thousand levels deep', () => {
  let rule: unknown = { var: 'summary' };
  for (let level = 0; level < 100_000; level += 1) rule = { '!': [rule] };
  expect(compiled([order, '/rules/0/when', rule]).findings.map(({ code }) => code)).toContain('format.too_deep');
});

test('every part of a document replaced by nonsense, by turns', () => {
  const nonsense: readonly unknown[] = [
    null,
    0,
    '',
    'x',
    true,
    [],
    {},
    [null],
    { toString: 1 },
    { kind: {} },
    -1e308,
    '\u0000\ud800',
  ];
  let turn = 0;
  for (const { file, content } of equipment()) {
    for (const pointer of pointersOf(content)) {
      for (let times = extent({ usual: 1, full: nonsense.length }); times > 0; times--) {
        const value = nonsense[turn++ % nonsense.length];
        const { model, findings } = compile(changed([file, pointer, value]));
        expect(model === null).toBe(findings.some(({ level }) => level === 'error'));
      }
    }
  }
}, 600_000);

/** Places in a document, some of each kind: the first and the last entry of lists. */
function pointersOf(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at];
  const entries = Object.entries(value);
  const some = Array.isArray(value) ? entries.filter((_, index) => index === 0 || index === entries.length - 1) : entries;
  return [at, ...some.flatMap(([key, part]) => pointersOf(part, `${at}/${key}`))].filter(
    (pointer) => pointer !== '' && !pointer.includes('/label/'),
  );
}

test('documents are not changed, and compile alike again', () => {
  const documents = equipment();
  const before = JSON.stringify(documents);
  const first = compile(documents);
  const second = compile(documents);
  expect(JSON.stringify(documents)).toBe(before);
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  (documents[0]!.content as { label: { en: string } }).label.en = 'still mine to change';
  expect(compile(changed([app, '/label', label('Other')])).model?.hash).not.toBe(first.model?.hash);
});

test('neither the order of files nor of keys changes the hash', () => {
  const turned = equipment().map(({ file, content }) => ({ file: `elsewhere/${file}`, content: reversed(content) }));
  expect(compile(turned.toReversed()).model?.hash).toBe(compile(equipment()).model?.hash);
});

/** The same JSON with the keys of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, reversed(part)]),
  );
}
