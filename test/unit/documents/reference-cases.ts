/** A case for every kind of reference in the shop: where it stands, what it names, and what becomes of it when that is taken out. */
import { componentAt, keyOf, type ComponentRef } from '../../../metadata/documents/component.js';
import type { SourceDocument } from '../../../server/compile/compile.js';

const [customer, order, article] = ['o1', 'o2', 'o3'].map((id) => (...path: string[]): ComponentRef => ({
  kind: 'object',
  id,
  path,
})) as [(...path: string[]) => ComponentRef, (...path: string[]) => ComponentRef, (...path: string[]) => ComponentRef];
export { customer, order };
const [region] = [(...path: string[]): ComponentRef => ({ kind: 'picklist', id: 'p1', path })];
const clerk: ComponentRef = { kind: 'role', id: 'c1', path: [] };
export const documentIds: Readonly<Record<string, string>> = {
  app: 'shop',
  order: 'o2',
  customer: 'o1',
  article: 'o3',
  city: 'p2',
  clerk: 'c1',
  boss: 'c2',
};

export interface Case {
  readonly how: string;
  readonly in: string;
  readonly pointer: string;
  readonly to: ComponentRef;
  /** What stands at a pointer once the target is taken out; null: the fix is a person's. */
  readonly becomes: readonly [pointer: string, value: unknown] | null;
}

const one = (how: string, where: string, pointer: string, to: ComponentRef, becomes: Case['becomes']): Case => ({
  how,
  in: where,
  pointer,
  to,
  becomes,
});
const gone = undefined;
const field = (id: string) => order('fields', id);
const stage = (id: string) => order('flow', 'stages', id);

export const cases: readonly Case[] = [
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

/** Every component that a case is about, once. */
export const targets: readonly ComponentRef[] = [...new Map(cases.map(({ to }) => [keyOf(to), to])).values()];

/** The documents with a component cut out and nothing else done. */
export function without(documents: readonly SourceDocument[], ref: ComponentRef): SourceDocument[] {
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
