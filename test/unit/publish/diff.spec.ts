import type { SourceDocument } from '../../../server/compile/compile.js';
import { diffDocuments } from '../../../server/publish/diff.js';
import { describeChange } from '../../../server/publish/words.js';

const object = (content: object): SourceDocument => ({
  file: 'objects/customer/object.json',
  content: { kind: 'object', id: 'o1', name: 'customer', label: { en: 'Customer', 'zh-CN': '客户' }, title: 'name', ...content },
});
const field = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  type: 'text',
  label: { en: name, 'zh-CN': `字段${name}` },
  ...more,
});
const words = (before: SourceDocument[], after: SourceDocument[], language: 'en' | 'zh-CN' = 'en'): string[] =>
  diffDocuments(before, after).map((change) => describeChange(change, language));

const base = object({ fields: [field('f1', 'name'), field('f2', 'budget')] });

test.each<[string, object, string[]]>([
  ['nothing', { fields: [field('f1', 'name'), field('f2', 'budget')] }, []],
  [
    'a field added',
    { fields: [field('f1', 'name'), field('f2', 'budget'), field('f3', 'city')] },
    ['Customer: field “city” is added.'],
  ],
  [
    'a field removed',
    { fields: [field('f1', 'name')] },
    ['Customer: field “budget” is removed; its values are kept until they are purged.'],
  ],
  [
    'a field renamed',
    { fields: [field('f1', 'name'), { ...field('f2', 'budget'), name: 'amount' }] },
    ['Customer: field “budget” is renamed from budget to amount; no record is touched.'],
  ],
  [
    'a property changed',
    { fields: [field('f1', 'name'), field('f2', 'budget', { required: true })] },
    ['Customer: field “budget” becomes required.'],
  ],
  [
    'fields reordered',
    { fields: [field('f2', 'budget'), field('f1', 'name')] },
    ['Object “Customer”: the order of fields changes.'],
  ],
  [
    'a flow added',
    { fields: [field('f1', 'name'), field('f2', 'budget')], flow: { stages: [], transitions: [] } },
    ['Customer: the stage flow is added.'],
  ],
])('%s', (_, content, expected) => {
  expect(words([base], [object(content)])).toEqual(expected);
});

test('in Chinese', () => {
  expect(words([base], [object({ fields: [field('f1', 'name')] })], 'zh-CN')).toEqual([
    '客户：移除字段“字段budget”；其数据保留，直至被彻底清除。',
  ]);
});

test('the order of keys is no change', () => {
  const reversed = { file: base.file, content: Object.fromEntries(Object.entries(base.content as object).toReversed()) };
  expect(diffDocuments([base], [reversed])).toEqual([]);
});

test('documents are matched by kind and id, not by file', () => {
  expect(diffDocuments([base], [{ ...base, file: 'objects/renamed/object.json' }])).toEqual([]);
});

test('a change names its component', () => {
  const flow = (more: object) =>
    object({ fields: [field('f1', 'name')], flow: { stages: [{ id: 'g1', name: 'open', ...more }] } });
  const layouts = (...fields: string[]) => object({ fields: [], layouts: [{ id: 'l1', sections: [{ id: 's1', fields }] }] });
  const refs = (before: SourceDocument, after: SourceDocument) => diffDocuments([before], [after]).map(({ ref }) => ref);
  const at = (...path: string[]) => [{ kind: 'object', id: 'o1', path }];
  expect(refs(flow({}), flow({ color: 'red' }))).toEqual(at('flow', 'stages', 'g1'));
  expect(refs(layouts('a'), layouts('b'))).toEqual(at('layouts', 'l1', 'sections', 's1'));
  expect(refs(base, object({ fields: [field('f1', 'name')] }))).toEqual(at('fields', 'f2'));
});
