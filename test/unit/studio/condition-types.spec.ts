/** What the studio knows of fields agrees with what the server compiles. */
import { knownFieldTypes, ruleTypeOf } from '../../../metadata/rules/field-types.js';
import { fieldTypes } from '../../../server/compile/field-types/index.js';
import { checkRule } from '../../../metadata/rules/check.js';
import { checkOptions, factsOf, fieldAt, relationsTo } from '../../../studio/condition/types.js';
import { documents, model } from '../template/template.js';

const facts = factsOf(
  documents
    .map(({ content }) => content as { kind: string; id: string })
    .map((content) => ({ kind: content.kind, id: content.id, content })),
);

test('types in rules are those of the server, one for every type of field', () => {
  expect(knownFieldTypes.toSorted()).toEqual(Object.keys(fieldTypes).toSorted());
  for (const [name, { ruleType }] of Object.entries(fieldTypes)) expect([name, ruleTypeOf(name)]).toEqual([name, ruleType]);
});

test('raw documents and the model have the same fields, labels and values', () => {
  for (const object of Object.values(model.objects)) {
    const known = facts.get(object.name)!;
    expect([...known.fields.keys()]).toEqual(Object.keys(object.fields));
    for (const field of Object.values(object.fields)) {
      const { label, type, to, values, system } = known.fields.get(field.name)!;
      expect({ label, type, to, system }).toEqual({ label: field.label, type: field.type, to: field.to, system: field.system });
      expect(values?.map(({ code }) => code)).toEqual(field.values?.map(({ code }) => code));
    }
  }
});

test('paths lead through lookups, relations back', () => {
  const contact = facts.get('contact')!;
  expect(fieldAt(facts, contact, 'customer.owner')?.type).toBe('user');
  expect(fieldAt(facts, contact, 'customer.no_such')).toBeUndefined();
  expect(fieldAt(facts, contact, 'name.owner')).toBeUndefined();
  expect(relationsTo(facts, facts.get('customer')!).map(({ name }) => name)).toContain('contact.customer');
});

test('the checker in the browser admits a path on rows and refuses it on writes', () => {
  const contact = facts.get('contact')!;
  const rule = { '==': [{ var: 'customer.owner' }, { user: ['id'] }] };
  expect(checkRule(rule, checkOptions(facts, contact, 'row', 'boolean')).faults).toEqual([]);
  expect(checkRule(rule, checkOptions(facts, contact, 'write', 'boolean')).faults).toHaveLength(1);
});

test.each([
  [0, null],
  [1, {}],
  [1, { name: 'a', fields: null }],
  [1, { name: 'a', fields: [null, 1, {}, { name: 'x' }, { name: 'x', type: 'nonsense' }, { name: '__proto__', type: 'text' }] }],
  [
    1,
    { name: 'a', fields: [{ name: 'p', type: 'picklist', values: [null, { code: 1 }] }], flow: 3, record_types: 'x', label: 7 },
  ],
])('unfinished documents are borne: %i of %j', (count, content) => {
  const known = factsOf([{ kind: 'object', id: 'o1', content }]);
  expect(known.size).toBe(count);
  for (const object of known.values()) expect(object.fields.has('owner')).toBe(true);
});
