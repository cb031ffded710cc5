/** Every kind of reference: it is found, breaks when what it names goes or is renamed, and is put right as the offered fix says. */
import { componentAt, keyOf, valueAt } from '../../../metadata/documents/component.js';
import { describeFix, describeReference } from '../../../metadata/documents/fix-words.js';
import { Labels } from '../../../metadata/documents/labels.js';
import { mend, remove, rename } from '../../../metadata/documents/refactor.js';
import { brokenReferences, referencesOf, referencesTo, type Reference } from '../../../metadata/documents/references.js';
import { referenceKinds } from '../../../metadata/documents/reference-kinds.js';
import { edited, errorsOf } from './projects.js';
import { cases, customer, documentIds, order, without, type Case } from './reference-cases.js';
import { shop } from './shop.js';

const documents = shop();
const references = referencesOf(documents);
const contentOf = (sources: typeof documents, name: string): unknown =>
  sources.find(({ content }) => (content as { id: string }).id === documentIds[name])?.content;
const matches = (reference: Reference, { how, pointer, to, in: where }: Case): boolean =>
  reference.how === how &&
  reference.pointer === pointer &&
  keyOf(reference.to) === keyOf(to) &&
  reference.from.id === documentIds[where];

test('there is a case for every kind of reference', () => {
  expect([...new Set(cases.map(({ how }) => how))].toSorted()).toEqual([...referenceKinds].toSorted());
  expect(errorsOf(documents)).toEqual([]);
});

describe.each(cases.map((one) => [`${one.how} in ${one.in} at ${one.pointer}`, one] as const))('%s', (_, one) => {
  test('is found', () => {
    expect(references.filter((reference) => matches(reference, one))).toHaveLength(1);
    expect(referencesTo(references, one.to).some((reference) => matches(reference, one))).toBe(true);
  });

  test('follows a new name', () => {
    const component = componentAt(documents, one.to) as { name?: string; code?: string } | undefined;
    if (!component || Array.isArray(component) || one.how === 'section_tab') return;
    const after = edited(documents, rename(documents, one.to, 'quite_new').edits);
    expect(errorsOf(after)).toEqual([]);
    expect(brokenReferences(documents, after)).toEqual([]);
    // A value is known by its code.
    const to = component.name === undefined ? { ...one.to, path: [...one.to.path.slice(0, -1), 'quite_new'] } : one.to;
    expect(referencesTo(referencesOf(after), to)).toHaveLength(referencesTo(references, one.to).length);
  });

  test('is taken out with what it names, or left to a person', () => {
    const removal = remove(documents, one.to);
    const after = edited(documents, removal.edits);
    if (one.becomes === null) {
      expect(removal.left.some((reference) => matches(reference, one))).toBe(true);
      expect(removal.complete).toBe(false);
    } else expect(valueAt(contentOf(after, one.in), one.becomes[0])).toEqual(one.becomes[1]);
  });

  test('is named once its target is gone, with what becomes of it in words', () => {
    const careless = without(documents, one.to);
    const broken = brokenReferences(documents, careless).filter(
      (reference) => matches(reference, one) || reference.how === one.how,
    );
    // An id of a tab is not a name that could be looked up once the tab is gone: the check finds it.
    if (one.how === 'section_tab') return;
    expect(broken.length).toBeGreaterThan(0);
    const { left } = mend(documents, careless);
    for (const language of ['en', 'zh-CN'] as const) {
      const labels = new Labels(careless, language, documents);
      expect(describeReference(broken[0]!, labels, language)).not.toMatch(/undefined|\{0\}/);
      const said = describeFix(broken[0]!, labels, language, left);
      if (one.becomes !== null && broken.every(({ how }) => how === one.how)) expect(said === null || said.length > 3).toBe(true);
      if (['title', 'readonly', 'guard', 'role_rows'].includes(one.how)) expect(said).toBeNull();
    }
  });
});

test('a name granted under * stays for the objects that still have it', () => {
  const both = shop();
  const fields = (both.find(({ file }) => file.includes('article'))!.content as { fields: object[] }).fields;
  fields.push({ id: 'f9', name: 'code', type: 'text', label: { en: 'Code' } });
  const code = customer('fields', 'f2');
  const grant = (sources: typeof both): unknown => valueAt(contentOf(sources, 'boss'), '/objects/*/0/fields');
  expect(grant(edited(both, remove(both, code).edits))).toEqual({ '*': 'edit', code: 'read' });
  expect(grant(edited(both, rename(both, code, 'number').edits))).toEqual({ '*': 'edit', code: 'read', number: 'read' });
});

test('a renamed object is followed by its name in other documents', () => {
  const after = edited(documents, rename(documents, order(), 'purchase').edits);
  expect(valueAt(contentOf(after, 'clerk'), '/objects/purchase/0/rights')).toEqual(['read', 'update']);
  expect(valueAt(contentOf(after, 'order'), '/rules/1/when/and/0/>/0/related_count/0')).toBe('purchase.previous_order');
});

test('malformed and hostile documents are read without harm', () => {
  const deep = JSON.parse(`${'{"!":['.repeat(5000)}1${']}'.repeat(5000)}`) as unknown;
  const hostile = JSON.parse(
    '[null, 1, "x", [], {}, {"kind":"object"}, {"kind":"object","id":"x","name":"__proto__","title":"__proto__","fields":[null,1,{"id":"__proto__","name":"__proto__","type":"picklist","values":[{"code":"constructor"}],"default":"constructor"},{"id":"f","name":"f","type":"lookup","to":"__proto__","required":{"==":[{"var":"__proto__"},"constructor"]}}],"flow":[],"layout":3,"views":[{"columns":[1,{"a":2}]}]},{"kind":"role","id":"r","name":"r","objects":{"__proto__":[{"fields":{"__proto__":"edit","constructor":"read"}}]}}]',
  ) as unknown[];
  const sources = [...hostile, { kind: 'object', id: 'y', name: 'y', fields: [], rules: [{ id: 'r', when: deep }] }].map(
    (content) => ({
      file: 'x.json',
      content,
    }),
  );
  expect(
    referencesOf(sources)
      .map(({ how }) => how)
      .toSorted(),
  ).toEqual(['default', 'lookup', 'required', 'required', 'role_field', 'role_object', 'title'].toSorted());
  for (const ref of [
    { kind: 'object', id: 'x', path: [] },
    { kind: 'object', id: 'x', path: ['fields', '__proto__'] },
  ] as const) {
    expect(remove(sources, ref).edits.length).toBeGreaterThan(0);
    const renamed = rename(sources, ref, 'safe').edits;
    expect(JSON.stringify(renamed)).toContain('safe');
  }
  expect(({} as Record<string, unknown>).constructor).toBe(Object);
});
