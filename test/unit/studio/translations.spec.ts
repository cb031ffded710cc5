/** All texts of an application: found by the schemas, put back, out as a spreadsheet and in again. */
import { unzipSync, strFromU8 } from 'fflate';
import writeXlsxFile from 'write-excel-file/universal';
import { valueAt } from '../../../metadata/documents/component.js';
import type { DocumentKind } from '../../../metadata/documents/component.js';
import { compare, type FileTexts } from '../../../studio/features/translations/compare.js';
import { parseCsv } from '../../../studio/features/translations/csv.js';
import { entriesOf } from '../../../studio/features/translations/entries.js';
import { everything, inOrder, isUntranslated, kindOf, matches } from '../../../studio/features/translations/filter.js';
import { FileFault, limits, readSpreadsheet, writeSpreadsheet } from '../../../studio/features/translations/spreadsheet.js';
import { textIn, translated, withTexts } from '../../../studio/features/translations/write.js';
import { documents as template } from '../template/template.js';

const documents = template.map(({ content }) => {
  const { kind, id } = content as { kind: DocumentKind; id: string };
  return { kind, id, content: content as unknown };
});
const all = documents.flatMap(entriesOf);
const nameless = () => ({ document: 'd', component: 'c', property: 'p' });

/** Whatever says something in English anywhere, found without a schema: literals of rules are none of it in the template. */
function labelsAnywhere(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (typeof (value as { en?: unknown }).en === 'string') return [pointer];
  return Object.entries(value).flatMap(([key, part]) => labelsAnywhere(part, `${pointer}/${key}`));
}

const object = (content: Record<string, unknown>) => ({
  kind: 'object' as const,
  id: 'o',
  content: { kind: 'object', id: 'o', ...content },
});
const app = (label: unknown) => ({ kind: 'app' as const, id: 'a', content: { kind: 'app', id: 'a', label } });
const file = (rows: readonly (readonly [string, string, string])[], exported: FileTexts['exported'] = new Map()): FileTexts => ({
  rows: rows.map(([key, en, zh], index) => ({ line: index + 2, key, en, 'zh-CN': zh })),
  exported,
});

describe('finding', () => {
  test.each(documents.map((one) => [one.id, one] as const))(
    'every label in %s, and each leads to what it stands for',
    (_, document) => {
      const entries = entriesOf(document);
      expect(entries.map(({ pointer }) => pointer)).toEqual(labelsAnywhere(document.content));
      for (const { pointer, label } of entries) expect(valueAt(document.content, pointer)).toBe(label);
    },
  );

  test('keys are unique, and made of ids: neither renaming nor moving changes them', () => {
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    const before = object({
      fields: [
        { id: 'f1', name: 'a', type: 'text', label: { en: 'A' } },
        { id: 'f2', name: 'b', type: 'integer', label: { en: 'B' }, help: { en: 'H' } },
      ],
    });
    const after = object({
      name: 'other',
      fields: [...(before.content as unknown as { fields: { id: string }[] }).fields]
        .reverse()
        .map((field) => ({ ...field, name: `x_${field.id}` })),
    });
    expect(
      entriesOf(before)
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(
      entriesOf(after)
        .map(({ key }) => key)
        .toSorted(),
    );
    expect(entriesOf(before).map(({ key }) => key)).toContain('object/o/fields/f2/help');
  });

  test('what has no id, or one that is there twice, goes by its place', () => {
    const menu = {
      kind: 'app' as const,
      id: 'a',
      content: { kind: 'app', id: 'a', navigation: [{ label: { en: 'Sales' } }, { label: { en: 'Service' } }] },
    };
    expect(entriesOf(menu).map(({ key, property }) => [key, property])).toEqual([
      ['app/a/navigation/#1/label', ['navigation', '#1', 'label']],
      ['app/a/navigation/#2/label', ['navigation', '#2', 'label']],
    ]);
    const twice = object({
      views: [
        { id: 'v', label: { en: 'One' } },
        { id: 'v', label: { en: 'Two' } },
      ],
    });
    expect(entriesOf(twice).map(({ key }) => key)).toEqual(['object/o/views/v/label', 'object/o/views/#2/label']);
  });

  test('a value that only looks like a label is none, and what is broken is passed over', () => {
    const rule = { id: 'r', when: { '==': [{ var: 'x' }, { en: 'no label' }] }, message: { en: 'A message' } };
    expect(entriesOf(object({ rules: [rule] })).map(({ key }) => key)).toEqual(['object/o/rules/r/message']);
    for (const content of [
      null,
      'text',
      [],
      { fields: 'x' },
      { fields: [null, 3, { id: 'f', type: '__proto__', label: { en: 'x' } }] },
      { label: { en: 7 } },
    ]) {
      expect(entriesOf({ kind: 'object', id: 'o', content })).toEqual([]);
    }
  });

  test('kinds, words and what is missing narrow it; missing ones stand first', () => {
    expect([...new Set(all.map(kindOf))]).toEqual(
      expect.arrayContaining(['app', 'object', 'fields', 'stages', 'views', 'role', 'values']),
    );
    const [first] = all.filter((entry) => matches(entry, { ...everything, search: 'BUDGET' }, () => ''));
    expect(first?.label.en).toMatch(/budget/i);
    const entries = [app({ en: 'Done', 'zh-CN': '完成' }), { ...app({ en: 'Open' }), id: 'b' }].flatMap(entriesOf);
    const missing = new Set(entries.filter(isUntranslated).map(({ key }) => key));
    expect(inOrder(entries, missing).map(({ label }) => label.en)).toEqual(['Open', 'Done']);
  });
});

describe('writing', () => {
  test('only what changes is written; the document stays what it was elsewhere', () => {
    const [entry] = all;
    const edits = withTexts(documents, [{ key: entry!.key, language: 'zh-CN', text: '新的' }]);
    expect(edits.map(({ kind, id }) => `${kind}/${id}`)).toEqual([`${entry!.at.kind}/${entry!.at.id}`]);
    expect(valueAt(edits[0]!.content, entry!.pointer)).toEqual({ ...entry!.label, 'zh-CN': '新的' });
    expect(
      withTexts(documents, [
        { key: entry!.key, language: 'en', text: entry!.label.en },
        { key: 'object/none/label', language: 'en', text: 'x' },
      ]),
    ).toEqual([]);
  });

  test('Chinese stands in for English until there is one; a label never becomes empty', () => {
    expect(translated({ en: '客户', 'zh-CN': '客户' }, 'en', 'Customer')).toEqual({ en: 'Customer', 'zh-CN': '客户' });
    expect(textIn({ en: '客户', 'zh-CN': '客户' }, 'en')).toBe('');
    expect(translated({ en: 'Customer', 'zh-CN': '客户' }, 'en', '')).toEqual({ en: '客户', 'zh-CN': '客户' });
    expect(translated({ en: 'Customer' }, 'en', '')).toEqual({ en: 'Customer' });
    expect(translated({ en: 'Customer', 'zh-CN': '客户' }, 'zh-CN', '')).toEqual({ en: 'Customer' });
  });
});

describe('a spreadsheet', () => {
  const hostile = [
    '=HYPERLINK("http://x")',
    '+1',
    '@SUM(A1)',
    ' padded ',
    'a\r\nb\tc',
    'bell\u0007 half\ud800',
    '<b>&"\'</b>',
    '\u202eright to left',
    '00123',
    '1e5',
    'TRUE',
    'x'.repeat(40_000),
  ];
  const texts = hostile.map((en, index) => ({ ...app({ en, 'zh-CN': `中${index}` }), id: `a${index}` }));

  test('out and in again changes nothing, for the whole template and for texts of every kind', async () => {
    for (const entries of [all, texts.flatMap(entriesOf)]) {
      const read = await readSpreadsheet(await writeSpreadsheet(entries, nameless), 'texts.xlsx');
      expect(read.rows).toHaveLength(entries.length);
      expect(read.exported.size).toBe(entries.length);
      expect(compare(entries, read)).toEqual({ changes: [], conflicts: [], unknown: [], refused: [] });
      expect(compare(entries, { ...read, exported: new Map() })).toEqual({
        changes: [],
        conflicts: [],
        unknown: [],
        refused: [],
      });
    }
  });

  test('texts that begin like formulas are text', async () => {
    const bytes = new Uint8Array(await (await writeSpreadsheet(texts.flatMap(entriesOf), nameless)).arrayBuffer());
    const sheets = Object.entries(unzipSync(bytes)).filter(([name]) => name.startsWith('xl/worksheets/sheet'));
    expect(sheets).toHaveLength(2);
    for (const [, content] of sheets) expect(strFromU8(content)).not.toMatch(/<f[ >]/);
  });

  test('columns are found by their names, wherever they stand; numbers are what is written', async () => {
    const written = await writeXlsxFile([
      ['中文', 'KEY', 'note'].map((value) => ({ value, type: String })),
      [{ value: 2026, type: Number }, { value: 'app/a/label' }, { value: 'n' }],
    ]).toBlob();
    expect((await readSpreadsheet(written, 'a.xlsx')).rows).toEqual([{ line: 2, key: 'app/a/label', en: '', 'zh-CN': '2026' }]);
  });

  test.each<[string, Blob, string, string]>([
    ['no spreadsheet', new Blob(['hello']), 'a.xlsx', 'unreadable'],
    [
      'a zip of something else',
      new Blob([Uint8Array.from([80, 75, 5, 6, ...Array.from<number>({ length: 18 }).fill(0)])]),
      'a.xlsx',
      'unreadable',
    ],
    ['too large', new Blob([new Uint8Array(limits.bytes + 1)]), 'a.xlsx', 'large'],
    ['another format', new Blob(['x']), 'a.xls', 'kind'],
    ['no key column', new Blob(['English,中文\nA,甲']), 'a.csv', 'columns'],
    ['no rows', new Blob(['key,English\n']), 'a.csv', 'empty'],
    ['too many rows', new Blob([`key,English\n${'k,e\n'.repeat(limits.rows + 5)}`]), 'a.csv', 'rows'],
  ])('%s is refused with its reason', async (_, blob, name, code) => {
    await expect(readSpreadsheet(blob, name)).rejects.toMatchObject({ code });
    await expect(readSpreadsheet(blob, name)).rejects.toBeInstanceOf(FileFault);
  });

  test('CSV is read as spreadsheets write it, in UTF-8 and as Excel does in China', async () => {
    expect(parseCsv('\ufeffkey;English\r\na;"x ""y""; z\r\nnew"\r\nb;\r\n', 10)).toEqual([
      ['key', 'English'],
      ['a', 'x "y"; z\r\nnew'],
      ['b', ''],
    ]);
    expect(parseCsv('a,"open', 10)).toEqual([['a', 'open']]);
    // 中文 and 客户 in GB18030.
    const gb = Uint8Array.from([
      ...Buffer.from('key,'),
      0xd6,
      0xd0,
      0xce,
      0xc4,
      10,
      ...Buffer.from('app/a/label,'),
      0xbf,
      0xcd,
      0xbb,
      0xa7,
    ]);
    expect((await readSpreadsheet(new Blob([gb]), 'a.csv')).rows).toEqual([
      { line: 2, key: 'app/a/label', en: '', 'zh-CN': '客户' },
    ]);
  });
});

describe('what a file would change', () => {
  const entries = [app({ en: 'Sales', 'zh-CN': '销售' }), { ...app({ en: 'Open' }), id: 'b' }].flatMap(entriesOf);
  const exported = new Map([
    ['app/a/label', { en: 'Sales', 'zh-CN': '营销' }],
    ['app/b/label', { en: 'Open', 'zh-CN': '' }],
  ]);

  test('what the file changed changes, what was changed here stays, and what both changed is asked', () => {
    const untouched = compare(entries, file([['app/a/label', 'Sales', '营销']], exported));
    expect(untouched).toEqual({ changes: [], conflicts: [], unknown: [], refused: [] });
    const { changes, conflicts } = compare(
      entries,
      file(
        [
          ['app/a/label', 'Selling', '市场'],
          ['app/b/label', '', '打开'],
        ],
        exported,
      ),
    );
    expect(changes.map(({ key, language, from, text }) => [key, language, from, text])).toEqual([
      ['app/a/label', 'en', 'Sales', 'Selling'],
      ['app/b/label', 'zh-CN', '', '打开'],
    ]);
    expect(conflicts).toMatchObject([{ key: 'app/a/label', language: 'zh-CN', exported: '营销', from: '销售', text: '市场' }]);
    expect(compare(entries, file([['app/a/label', 'Sales', '市场']])).changes).toHaveLength(1);
  });

  test('keys that are not there, that stand twice, and texts that are too long are told', () => {
    const { changes, unknown, refused } = compare(
      entries,
      file([
        ['app/z/label', 'x', ''],
        ['__proto__', 'x', ''],
        ['app/a/label', 'y'.repeat(501), ''],
        ['app/b/label', 'z', ''],
        ['app/b/label', 'w', ''],
      ]),
    );
    expect(changes.map(({ text }) => text)).toEqual(['z']);
    expect(unknown.map(({ key }) => key)).toEqual(['app/z/label', '__proto__']);
    expect(refused).toEqual([
      { line: 4, key: 'app/a/label', why: 'long' },
      { line: 6, key: 'app/b/label', why: 'repeated' },
    ]);
  });
});
