/** Examples are made for the fields that are there, and say what the checker admits. */
import { checkRule } from '../../../metadata/rules/check.js';
import { checkOptions, factsOf } from '../../../studio/condition/types.js';
import { examplesFor } from '../../../studio/features/rules/examples.js';
import { documents } from '../template/template.js';

const facts = factsOf(
  documents.map(({ content }) => {
    const { kind, id } = content as { kind: string; id: string };
    return { kind, id, content };
  }),
);

test.each([...facts.keys()])('every example for %s passes the checker and names its fields', (name) => {
  const object = facts.get(name)!;
  const examples = examplesFor(object);
  expect(examples.length).toBeGreaterThan(0);
  for (const { rule } of examples) {
    expect({ rule, ...checkRule(rule.when, checkOptions(facts, object, 'write', 'boolean')) }).toMatchObject({ faults: [] });
    for (const field of rule.at ?? []) expect(object.fields.has(field)).toBe(true);
    for (const text of Object.values(rule.message)) expect(text).not.toMatch(/\{\d\}|undefined/);
  }
});

test('an object with nothing to compare gets no example about it', () => {
  const bare = factsOf([
    { kind: 'object', id: 'o', content: { name: 'o', fields: [{ id: 'f', name: 'flag', type: 'boolean' }] } },
  ]);
  expect(examplesFor(bare.get('o')!)).toEqual([]);
});

test('an end is compared with its start', () => {
  const [first] = examplesFor(facts.get('campaign')!);
  expect(first).toMatchObject({ name: 'end_after_start', rule: { when: { '<': [{ var: 'ends_on' }, { var: 'starts_on' }] } } });
});
