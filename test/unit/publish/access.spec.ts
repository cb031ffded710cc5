/** What roles may do, in words, and what a draft changes about it. */
import { remove, rename } from '../../../metadata/documents/refactor.js';
import type { ComponentRef } from '../../../metadata/documents/component.js';
import { compile, type SourceDocument } from '../../../server/compile/compile.js';
import type { Model } from '../../../server/compile/model.js';
import { accessChanges, accessOf } from '../../../server/publish/access.js';
import { readDocuments } from '../../../server/publish/folder.js';
import { edited } from '../documents/projects.js';

const { documents } = await readDocuments('metadata/templates/touchpoint-crm');
const modelOf = (sources: readonly SourceDocument[]): Model => {
  const { model, findings } = compile(sources);
  if (!model) throw new Error(JSON.stringify(findings));
  return model;
};
const model = modelOf(documents);
const agent = () => accessOf(model, 'en').find(({ id }) => id === 'service_agent')!;

test('rights say on which rows they are held', () => {
  const { objects, administer } = agent();
  expect(administer).toBe(false);
  expect(objects.task!.rights.read).toBe('records they own; or records where Assignee is the user');
  expect(objects.ticket!.rights).toEqual({
    create: 'records of their department',
    read: 'all records',
    transfer: 'records of their department',
    update: 'records of their department',
  });
  expect(objects.contact!.rights.update).toBe('records where Customer › Owner is the user');
  expect(objects.lead!.rights).toEqual({});
  expect(accessOf(model, 'zh-CN').find(({ id }) => id === 'service_agent')!.objects.ticket!.rights.create).toBe('本部门的记录');
});

test('fields have the most that is granted on some rows; an edit without the right to write is none', () => {
  const { objects } = agent();
  expect(objects.task!.fields).toMatchObject({ subject: 'edit', lead: 'hidden' });
  expect(objects.customer!.fields).toMatchObject({ name: 'read' });
  expect(objects.opportunity!.fields.amount).toBe('hidden');
  expect(objects.ticket!.transitions.length).toBeGreaterThan(0);
});

test('every role and every object is there', () => {
  const access = accessOf(model, 'en');
  expect(access.map(({ id }) => id).toSorted()).toEqual(Object.keys(model.roles).toSorted());
  for (const { objects } of access) expect(Object.keys(objects)).toEqual(Object.keys(model.objects));
});

test('the same documents change nothing, a first release grants everything it grants', () => {
  expect(accessChanges(model, model, 'en')).toEqual([]);
  expect(accessChanges(null, model, 'en').some(({ what }) => what === 'administer')).toBe(true);
});

type Tree = Record<string, unknown> & unknown[];
function withRole(id: string, change: (role: Tree) => void): Model {
  const copy = structuredClone(documents);
  change(copy.find(({ file }) => file === `roles/${id}.json`)!.content as Tree);
  return modelOf(copy);
}

test('other rows, another right, another field and a transition are named one by one', () => {
  const after = withRole('service_agent', (role) => {
    role.objects = {
      ...(role.objects as object),
      ticket: [{ rows: 'all', rights: ['read', 'delete'], fields: { '*': 'read', owner: 'hidden' }, transitions: [] }],
    } as never;
  });
  const changes = accessChanges(model, after, 'en').filter(({ object }) => object === 'ticket');
  const byWhat = (what: string) => changes.filter((one) => one.what === what);
  expect(byWhat('delete')).toEqual([
    {
      role: 'service_agent',
      object: 'ticket',
      field: null,
      what: 'delete',
      from: 'no',
      to: 'all records',
      text: 'Service agent: Ticket: delete: no → all records',
    },
  ]);
  expect(byWhat('create')[0]).toMatchObject({ from: 'records of their department', to: 'no' });
  expect(byWhat('field').find(({ field }) => field === 'owner')).toMatchObject({ from: 'edit', to: 'hidden' });
  expect(
    changes.filter(({ what }) => what.startsWith('transition:')).every(({ from, to }) => from === 'yes' && to === 'no'),
  ).toBe(true);
  expect(accessChanges(model, after, 'en').every(({ object }) => object === 'ticket')).toBe(true);
});

test.each<[string, ComponentRef]>([
  ['a field that a row scope reads', { kind: 'object', id: 'task', path: ['fields', 'f4'] }],
  ['an object', { kind: 'object', id: 'ticket', path: [] }],
  ['a lookup on the way', { kind: 'object', id: 'contact', path: ['fields', 'f2'] }],
  ['a role', { kind: 'role', id: 'service_agent', path: [] }],
])('to rename %s changes no right', (_, ref) => {
  const after = modelOf(edited(documents, rename(documents, ref, 'another_name').edits));
  expect(accessChanges(model, after, 'en')).toEqual([]);
});

test('a role that goes loses all of it', () => {
  const after = modelOf(edited(documents, remove(documents, { kind: 'role', id: 'analyst', path: [] }).edits));
  const changes = accessChanges(model, after, 'en');
  expect(new Set(changes.map(({ role }) => role))).toEqual(new Set(['analyst']));
  expect(changes.every(({ to, what }) => to === (what === 'field' ? 'hidden' : 'no'))).toBe(true);
});
