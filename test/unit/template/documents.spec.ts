/** The documents of the touchpoint CRM: sound, in canonical form, in both languages, without a gap. */
import { readFile } from 'node:fs/promises';
import { evaluate } from '../../../metadata/rules/evaluate.js';
import type { RuleEnvironment } from '../../../metadata/rules/rule.js';
import { compile, formatDocument } from '../../../server/compile/compile.js';
import { documents, folder, model } from './template.js';

test('compiles without an error or a warning', () => {
  expect(compile(documents).findings).toEqual([]);
});

test.each(documents.map(({ file, content }) => [file, content] as const))(
  '%s is written in canonical form',
  async (file, content) => {
    expect(await readFile(`${folder}/${file}`, 'utf8')).toBe(formatDocument(content));
  },
);

interface Found {
  readonly at: string;
  readonly label: Readonly<Record<string, unknown>>;
}

/** Everything that has an English text. */
function labelsIn(value: unknown, at: string): Found[] {
  if (typeof value !== 'object' || value === null) return [];
  const label = value as Readonly<Record<string, unknown>>;
  if (typeof label.en === 'string') return [{ at, label }];
  return Object.entries(value).flatMap(([key, part]) => labelsIn(part, `${at}/${key}`));
}

const labels = documents.flatMap(({ file, content }) => labelsIn(content, file));

test('says everything in English and in Chinese', () => {
  expect(labels.length).toBeGreaterThan(1000);
  const lacking = labels.filter(({ label }) => typeof label['zh-CN'] !== 'string' || label['zh-CN'] === '');
  expect(lacking.map(({ at }) => at)).toEqual([]);
});

test('keeps Chinese out of the English texts', () => {
  expect(labels.filter(({ label }) => /\p{Script=Han}/u.test(String(label.en))).map(({ at }) => at)).toEqual([]);
});

const fields = Object.values(model.objects).flatMap((object) =>
  Object.values(object.fields).map((field) => ({ path: `${object.name}.${field.name}`, object, field })),
);

const picklists = fields.flatMap(({ path, field }) => (field.values ? [[path, field.values] as const] : []));

test.each(picklists)('no two values of %s look alike', (_, values) => {
  for (const language of ['en', 'zh-CN'] as const) {
    const shown = values.map(({ label }) => label[language]);
    expect(new Set(shown).size).toBe(shown.length);
  }
});

const [provinces, cities] = ['province', 'city'].map((name) => model.objects.customer?.fields[name]?.values ?? []);

test('knows every province, municipality and region, and cities in each', () => {
  expect(provinces).toHaveLength(34);
  for (const { code } of provinces ?? []) expect(cities?.some(({ when }) => when?.includes(code))).toBe(true);
  // 4 municipalities, 333 places at prefecture level, those that provinces govern directly, Hong Kong, Macao and Taiwan.
  expect(cities?.length).toBeGreaterThan(4 + 333);
});

test('spells a city one way: its short name, below one province', () => {
  expect(cities?.filter(({ when }) => when?.length !== 1)).toEqual([]);
  expect(cities?.filter(({ label }) => /市$/.test(label['zh-CN'] ?? '')).map(({ code }) => code)).toEqual([]);
  expect(cities?.filter(({ label }) => label['zh-CN'] === '北京').map(({ code }) => code)).toEqual(['beijing']);
  expect([...(provinces ?? []), ...(cities ?? [])].filter(({ code }) => /^bj$/i.test(code))).toEqual([]);
});

const environment: RuleEnvironment = {
  now: new Date('2026-03-02T04:00:00Z'),
  timezone: 'Asia/Shanghai',
  user: { id: 'u1', department: null, department_users: ['u1'], department_tree_users: ['u1'], roles: [] },
  previous: null,
};

const freeTexts = fields
  .filter(({ field }) => ['text', 'long_text'].includes(field.type))
  .map(({ path, object, field }) => [path, object, field] as const);

test.each(freeTexts)('%s takes no identity number', (_, object, { name }) => {
  const at = (text: string): string[] =>
    object.rules.filter(({ when }) => evaluate(when.rule, { [name]: text }, environment) === true).flatMap((rule) => rule.at);
  expect(at('身份证 11010519491231002X。')).toContain(name);
  // The same digits with a wrong check digit are some other number.
  expect(at('合同 110105194912310021')).not.toContain(name);
});
