/** Every kind of reference: it is found, breaks when what it names goes or is renamed, and is put right as the offered fix says. */
import { componentAt, keyOf, valueAt, type ComponentRef } from '../../../metadata/documents/component.js';
import { describeFix, describeReference } from '../../../metadata/documents/fix-words.js';
import { Labels } from '../../../metadata/documents/labels.js';
import { mend, remove, rename } from '../../../metadata/documents/refactor.js';
import {
  brokenReferences,
  referenceKinds,
  referencesOf,
  referencesTo,
  type Reference,
  type ReferenceKind,
} from '../../../metadata/documents/references.js';
import { edited, errorsOf } from './projects.js';
import { shop } from './shop.js';

const [customer, order, article] = ['o1', 'o2', 'o3'].map((id) => (...path: string[]): ComponentRef => ({
  kind: 'object',
  id,
  path,
})) as [(...path: string[]) => ComponentRef, (...path: string[]) => ComponentRef, (...path: string[]) => ComponentRef];
const [region] = [(...path: string[]): ComponentRef => ({ kind: 'picklist', id: 'p1', path })];
const clerk: ComponentRef = { kind: 'role', id: 'c1', path: [] };
const documentIds: Readonly<Record<string, string>> = {
  app: 'shop',
  order: 'o2',
  customer: 'o1',
  article: 'o3',
  city: 'p2',
  clerk: 'c1',
  boss: 'c2',
};

interface Case {
  readonly how: ReferenceKind;
  readonly in: string;
  readonly pointer: string;
  readonly to: ComponentRef;
  /** What stands at a pointer once the target is taken out; null: the fix is a person's. */
  readonly becomes: readonly [pointer: string, value: unknown] | null;
}

const one = (how: ReferenceKind, where: string, pointer: string, to: ComponentRef, becomes: Case['becomes']): Case => ({
  how,
  in: where,
  pointer,
  to,
  becomes,
});
const gone = undefined;
const field = (id: string) => order('fields', id);
const stage = (id: string) => order('flow', 'stages', id);

const cases: readonly Case[] = [
  one('navigation', 'app', '/navigation/1/objects/0', article(), ['/navigation/1', gone]),
  one('title', 'order', '/title', field('f1'), null),
  one('search', 'order', '/search/1', field('f7'), ['/search', ['subject']]),
  one('lookup', 'order', '/fields/12/to', article(), ['/fields/12', gone]),
  one('picklist', 'customer', '/fields/3/picklist', region(), ['/fields/3/values/0/code', 'north']),
  one('depends_on', 'customer', '/fields/4/depends_on', customer('fields', 'f4'), ['/fields/3/depends_on', gone]),
  one('depends_on', 'order', '/fields/11/depends_on', order('record_types'), ['/fields/11/depends_on', gone]),
  one('when', 'order', '/fields/4/values/1/when/0', order('fields', 'f4', 'values', 'taste'), [
    '/fields/4/values/1/when',
    ['other'],
  ]),
  one('when', 'order', '/fields/4/values/0/when/0', order('fields', 'f4', 'values', 'price'), [
    '/fields/4/values/0/active',
    false,
  ]),
  one('when', 'city', '/values/2/when/1', region('values', 'south'), ['/values/2/when', ['north']]),
  one('type_field', 'order', '/record_types/0/values/labels', field('f6'), [
    '/record_types/0/values',
    { cause: ['price', 'taste'] },
  ]),
  one('type_value', 'order', '/record_types/0/values/cause/1', order('fields', 'f4', 'values', 'taste'), [
    '/record_types/0/values/cause',
    ['price'],
  ]),
  one('type_value', 'order', '/record_types/1/values/cause/0', order('fields', 'f4', 'values', 'other'), null),
  one('rule', 'order', '/rules/0/when/and/2/</1/previous/0', field('f3'), ['/rules/0/name', 'no_orphans']),
  one('rule', 'order', '/rules/0/when/and/0/in/1/1', stage('g3'), ['/rules/0/when/and/0/in/1', ['won']]),
  one('rule', 'order', '/rules/1/when/and/1/!=/0', order('record_types', 't2'), ['/rules/1/name', 'for_clerks']),
  one('rule', 'order', '/rules/1/when/and/0/>/0/related_count/0', field('f10'), ['/rules/1/name', 'for_clerks']),
  one('rule', 'order', '/rules/2/when/and/0/has/1', clerk, ['/rules/2', gone]),
  one('rule', 'order', '/rules/2/when/and/1/has_any/1/0', order('fields', 'f6', 'values', 'hot'), [
    '/rules/2/when/and/1/has_any/1',
    ['mild'],
  ]),
  one('rule_at', 'order', '/rules/0/at/1', field('f11'), ['/rules/0/at', ['amount']]),
  one('required', 'order', '/fields/8/required/!!/0/var', field('f11'), ['/fields/8/required', gone]),
  one('required', 'order', '/fields/3/required/in/1/0', stage('g3'), ['/fields/3/required/in/1', ['dropped']]),
  one('visible', 'order', '/fields/2/visible/==/1', stage('g1'), ['/fields/2/visible', gone]),
  one('readonly', 'order', '/fields/6/readonly/!!/0/var', field('f8'), null),
  one('default', 'order', '/fields/3/default/if/1', order('fields', 'f4', 'values', 'price'), ['/fields/3/default', gone]),
  one('default', 'order', '/fields/5/default/1', order('fields', 'f6', 'values', 'cold'), ['/fields/5/default', ['hot']]),
  one('default', 'customer', '/fields/2/default', customer('fields', 'f3', 'values', 'plain'), ['/fields/2/default', gone]),
  one('stage_required', 'order', '/flow/stages/1/required/1', field('f9'), ['/flow/stages/1/required', ['amount']]),
  one('stage_set', 'order', '/flow/stages/2/set/hint', field('f11'), ['/flow/stages/2/set', { labels: ['cold'] }]),
  one('stage_set_value', 'order', '/flow/stages/2/set/labels/0', order('fields', 'f6', 'values', 'cold'), [
    '/flow/stages/2/set/labels',
    gone,
  ]),
  one('stage_set_value', 'order', '/flow/stages/2/set/hint/cat/0/var', field('f7'), ['/flow/stages/2/set/hint', gone]),
  one('transition_from', 'order', '/flow/transitions/3/from/1', stage('g4'), ['/flow/transitions/2/from', ['lost']]),
  one('transition_to', 'order', '/flow/transitions/2/to', stage('g4'), ['/flow/transitions/2/name', 'reopen']),
  one('guard', 'order', '/flow/transitions/0/guard/==/0/var', field('f4'), null),
  one('guard', 'order', '/flow/transitions/0/guard/==/1', order('fields', 'f4', 'values', 'price'), null),
  one('transition_required', 'order', '/flow/transitions/0/required/0', field('f11'), ['/flow/transitions/0/required', gone]),
  one('transition_set', 'order', '/flow/transitions/1/set/cause', field('f4'), ['/flow/transitions/1/set/cause', gone]),
  one('transition_set_value', 'order', '/flow/transitions/1/set/note/cat/0/var', field('f11'), [
    '/flow/transitions/1/set/note',
    gone,
  ]),
  one('section_field', 'order', '/layout/sections/2/fields/0', field('f11'), ['/layout/sections/2', gone]),
  one('section_visible', 'order', '/layout/sections/1/visible/==/1', stage('g3'), ['/layout/sections/1/visible', gone]),
  one('section_tab', 'order', '/layout/sections/1/tab', order('layout', 'tabs', 'b'), ['/layout/tabs', gone]),
  one('related', 'order', '/layout/related/0/field', field('f10'), ['/layout/related', []]),
  one('related_column', 'order', '/layout/related/0/columns/1', customer('fields', 'f3'), [
    '/layout/related/0/columns',
    ['subject'],
  ]),
  one('layout_type', 'order', '/layouts/0/record_types/1', order('record_types', 't3'), ['/layouts/0/record_types', ['retail']]),
  one('layout_role', 'order', '/layouts/0/roles/0', clerk, ['/layouts', gone]),
  one('view_column', 'order', '/views/0/columns/2', field('f3'), ['/views/0/columns', ['subject', 'customer.name', 'stage']]),
  one('view_column', 'order', '/views/1/columns/0', field('f11'), ['/views/1/columns', ['subject']]),
  one('view_filter', 'order', '/views/1/filter/and/1/has/0/var', field('f6'), ['/views/1/filter/and/1/in/0/var', 'stage']),
  one('view_filter', 'order', '/views/2/filter/is_empty/0/var', field('f9'), ['/views/2/filter', gone]),
  one('view_group', 'order', '/views/0/group', field('f4'), ['/views/0/group', gone]),
  one('view_sort', 'order', '/views/0/sort/1', customer('fields', 'f2'), ['/views/0/sort', ['-amount']]),
  one('view_role', 'order', '/views/1/roles/0', clerk, ['/views/1/roles', ['boss']]),
  one('role_object', 'clerk', '/objects/order', order(), ['/objects/order', gone]),
  one('role_rows', 'clerk', '/objects/order/0/rows/and/0/sees/0', field('f2'), null),
  one('role_rows', 'clerk', '/objects/order/0/rows/and/1/==/1', customer('fields', 'f3', 'values', 'gold'), null),
  one('role_rows', 'clerk', '/objects/order/0/rows/and/2/in/1/1', stage('g3'), null),
  one('role_field', 'clerk', '/objects/order/0/fields/hint', field('f11'), [
    '/objects/order/0/fields',
    { subject: 'read', amount: 'edit', '*': 'hidden' },
  ]),
  one('role_field', 'boss', '/objects/*/0/fields/code', customer('fields', 'f2'), ['/objects/*/0/fields', { '*': 'edit' }]),
  one('role_transition', 'clerk', '/objects/order/0/transitions/1', order('flow', 'transitions', 'm2'), [
    '/objects/order/0/transitions',
    ['win'],
  ]),
];

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
    const careless = without(one.to);
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

/** The documents with a component cut out and nothing else done. */
function without(ref: ComponentRef) {
  const target = componentAt(documents, ref);
  const cut = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.filter((entry) => entry !== target).map(cut);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node)
        .filter(([, value]) => value !== target)
        .map(([key, value]) => [key, cut(value)]),
    );
  };
  return documents.filter(({ content }) => content !== target).map(({ file, content }) => ({ file, content: cut(content) }));
}

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
