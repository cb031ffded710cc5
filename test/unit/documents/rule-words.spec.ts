/** Rules as one says them, with the labels of what they name. */
import { Labels } from '../../../metadata/documents/labels.js';
import { describeRule } from '../../../metadata/documents/rule-words.js';
import { operators } from '../../../metadata/rules/operators/index.js';
import { shop } from './shop.js';

const names = {
  en: new Labels(shop(), 'en').withinNamed('order'),
  'zh-CN': new Labels(shop(), 'zh-CN').withinNamed('order'),
};
const amount = { var: 'amount' };

test.each<[unknown, string, string]>([
  [
    { and: [{ '>': [amount, 100000] }, { '==': [{ var: 'stage' }, 'won'] }] },
    'amount is greater than 100,000 and Stage is Won',
    'amount大于 100,000且阶段为Won',
  ],
  [{ '==': ['won', { var: 'stage' }] }, 'Stage is Won', '阶段为Won'],
  [{ in: [{ var: 'stage' }, ['won', 'lost']] }, 'Stage is one of Won, Lost', '阶段为Won、Lost之一'],
  [{ '!': [{ in: [{ var: 'stage' }, ['won']] }] }, 'Stage is none of Won', '阶段不为Won中的任何一个'],
  [
    { or: [{ is_empty: [amount] }, { and: [{ '!!': [{ var: 'frozen' }] }, { '!': [{ var: 'note' }] }] }] },
    'amount is empty or (frozen is yes and note is empty)',
    'amount为空或(frozen为是且note为空)',
  ],
  [{ '<=': [1, amount, 5] }, 'amount is between 1 and 5', 'amount介于 1 与 5 之间'],
  [{ '==': [{ var: 'customer.region' }, null] }, 'customer › region is empty', 'customer的region为空'],
  [
    { '<': [{ var: 'closed_on' }, { date_add: [{ today: [] }, -3, 'month'] }] },
    'closed_on is before 3 months before today',
    'closed_on早于今天前 3 个月',
  ],
  [{ changed: ['amount'] }, 'amount was changed', 'amount有变更'],
  [{ '>': [amount, { previous: ['amount'] }] }, 'amount is greater than amount before the change', 'amount大于 变更前的amount'],
  [
    { '>': [{ related_count: ['order.previous_order'] }, 2] },
    'number of Order (previous_order) is greater than 2',
    'Order (previous_order)的记录数大于 2',
  ],
  [{ has: [{ user: ['roles'] }, 'clerk'] }, "the user's roles includes Clerk", '当前用户的角色包括Clerk'],
  [{ '==': [{ var: 'owner' }, { user: ['id'] }] }, 'Owner is the user', '负责人为当前用户'],
  [{ '>': [{ '*': [{ '+': [amount, 1] }, 2] }, 10] }, '(amount + 1) × 2 is greater than 10', '(amount + 1) × 2大于 10'],
  [{ if: [{ '==': [{ var: 'stage' }, 'won'] }, 1, 2] }, '1 if Stage is Won, else 2', '阶段为Won时为1，否则为2'],
  [{ contains: [{ var: 'note' }, 'urgent'] }, 'note contains “urgent”', 'note包含“urgent”'],
])('%j', (rule, english, chinese) => {
  expect(describeRule(rule, names.en, 'en')).toBe(english);
  expect(describeRule(rule, names['zh-CN'], 'zh-CN')).toBe(chinese);
});

test.each(Object.entries(operators))('%s has words in both languages', (name, { example }) => {
  for (const language of ['en', 'zh-CN'] as const) {
    const said = describeRule(example, names[language], language);
    if (name !== 'matches') expect(said).not.toMatch(/[{}[\]…]|undefined/);
    // The name of the operator itself is for what has no words.
    expect(said).not.toMatch(new RegExp(`(^|\\W)${name.replaceAll(/\W/g, '\\$&')}[(（]`));
  }
});

test('whatever it is given it says something, and comes to an end', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['!'] = [cyclic];
  for (const odd of [
    null,
    1,
    'x',
    [],
    {},
    { a: 1, b: 2 },
    { nothing: [1] },
    { '==': [] },
    { var: {} },
    cyclic,
    { in: [{ var: '__proto__' }, ['constructor']] },
  ])
    for (const language of ['en', 'zh-CN'] as const) expect(typeof describeRule(odd, names[language], language)).toBe('string');
});
