/** What every role may do with every object and field, and what a draft changes about it. Matched by ids: a rename is no change. */
import type { FieldAccess, GrantModel, Model, ObjectModel, Right, RoleModel } from '../compile/model.js';
import { inLanguage, type Language } from '../errors/define.js';
import type { ObjectAccess, RoleAccess } from '../contract/access.js';
import type { AccessChange } from '../contract/component.js';
import { rowsIdentity, rowsInWords } from './row-words.js';

const rights: readonly Right[] = ['create', 'read', 'update', 'delete', 'export', 'import', 'transfer', 'take'];
const ranks: readonly FieldAccess[] = ['hidden', 'masked', 'read', 'edit'];

export const accessOf = (model: Model, language: Language): RoleAccess[] =>
  Object.values(model.roles).map((role) => ({
    id: role.id,
    label: inLanguage(language)(role.label),
    administer: role.administer,
    objects: Object.fromEntries(
      Object.values(model.objects).map((object) => [object.name, objectAccess(model, role, object, language)]),
    ),
  }));

const grantsOf = (role: RoleModel, object: ObjectModel): readonly GrantModel[] => role.grants[object.name] ?? [];

function objectAccess(model: Model, role: RoleModel, object: ObjectModel, language: Language): ObjectAccess {
  const grants = grantsOf(role, object);
  const held = rights.flatMap((right) => {
    const rows = grants.filter((grant) => grant.rights.includes(right)).map((grant) => grant.rows);
    return rows.length === 0 ? [] : [[right, rowsInWords(rows, model, object, language)] as const];
  });
  return {
    rights: Object.fromEntries(held),
    transitions: transitionsOf(grants, object).map(({ name }) => name),
    fields: Object.fromEntries(Object.keys(object.fields).map((name) => [name, mostOf(grants, name)])),
  };
}

const transitionsOf = (grants: readonly GrantModel[], object: ObjectModel) =>
  (object.flow?.transitions ?? []).filter(({ name }) => grants.some(({ transitions }) => transitions.includes(name)));

/** A field's access counts together with the rights of its own grant. */
function mostOf(grants: readonly GrantModel[], name: string): FieldAccess {
  const given = grants.map((grant): FieldAccess => {
    const access = grant.fields[name] ?? 'hidden';
    const reads = grant.rights.includes('read');
    if (access === 'edit' && (grant.rights.includes('update') || grant.rights.includes('create'))) return 'edit';
    return reads ? (access === 'edit' ? 'read' : access) : 'hidden';
  });
  return ranks[Math.max(0, ...given.map((access) => ranks.indexOf(access)))]!;
}

/** A cell of the table: how it reads, and what makes it the same as another. */
interface Cell {
  readonly object: string;
  readonly objectLabel: string;
  readonly field: string | null;
  readonly what: string;
  /** How the thing is called in a sentence. */
  readonly thing: string;
  readonly identity: string;
  readonly words: string;
}

const say = {
  en: {
    none: 'no',
    yes: 'yes',
    administer: 'administer users and the application',
    transition: 'use “{0}”',
    field: 'field “{0}”',
    change: '{0}: {1}: {2} → {3}',
    in: '{0}: {1}',
    rights: {
      create: 'create',
      read: 'read',
      update: 'change',
      delete: 'delete',
      export: 'export',
      import: 'import',
      transfer: 'give away',
      take: 'take over',
    },
    access: { hidden: 'hidden', masked: 'masked', read: 'read', edit: 'edit' },
  },
  'zh-CN': {
    none: '无',
    yes: '有',
    administer: '管理用户和应用配置',
    transition: '执行“{0}”',
    field: '字段“{0}”',
    change: '{0}：{1}：{2} → {3}',
    in: '{0}：{1}',
    rights: {
      create: '新建',
      read: '查看',
      update: '修改',
      delete: '删除',
      export: '导出',
      import: '导入',
      transfer: '移交',
      take: '接收',
    },
    access: { hidden: '不可见', masked: '脱敏', read: '只读', edit: '可编辑' },
  },
} as const;

const filled = (text: string, ...parts: readonly string[]): string =>
  text.replaceAll(/\{(\d)\}/g, (_, index: string) => parts[Number(index)] ?? '');

export function accessChanges(before: Model | null, after: Model, language: Language): AccessChange[] {
  const ids = [...new Set([...Object.keys(before?.roles ?? {}), ...Object.keys(after.roles)])];
  return ids.flatMap((id) => roleChanges(id, before, after, language));
}

function roleChanges(id: string, before: Model | null, after: Model, language: Language): AccessChange[] {
  const [old, fresh] = [cellsOf(before, before?.roles[id], language), cellsOf(after, after.roles[id], language)];
  const role = inLanguage(language)((after.roles[id] ?? before!.roles[id]!).label);
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)];
    if ((was?.identity ?? '') === (is?.identity ?? '')) return [];
    const cell = (is ?? was)!;
    const nothing = cell.what === 'field' ? say[language].access.hidden : say[language].none;
    const [from, to] = [was?.words ?? nothing, is?.words ?? nothing];
    const thing = cell.objectLabel === '' ? cell.thing : filled(say[language].in, cell.objectLabel, cell.thing);
    return [
      {
        role: id,
        object: cell.object,
        field: cell.field,
        what: cell.what,
        from,
        to,
        text: filled(say[language].change, role, thing, from, to),
      },
    ];
  });
}

/** Every cell that grants something, by ids. */
function cellsOf(model: Model | null, role: RoleModel | undefined, language: Language): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  if (!model || !role) return cells;
  const words = say[language];
  if (role.administer)
    cells.set('administer', {
      object: '',
      objectLabel: '',
      field: null,
      what: 'administer',
      thing: words.administer,
      identity: 'yes',
      words: words.yes,
    });
  for (const object of Object.values(model.objects))
    for (const [key, cell] of objectCells(model, role, object, language)) cells.set(key, cell);
  return cells;
}

function objectCells(
  model: Model,
  role: RoleModel,
  object: ObjectModel,
  language: Language,
): readonly (readonly [string, Cell])[] {
  const grants = grantsOf(role, object);
  const words = say[language];
  const label = inLanguage(language);
  const cell = { object: object.name, objectLabel: label(object.label), field: null };
  const held = rights.flatMap((right) => {
    const rows = grants.filter((grant) => grant.rights.includes(right)).map((grant) => grant.rows);
    if (rows.length === 0) return [];
    const identity = rowsIdentity(rows, model, object);
    return [
      [
        `${object.id} ${right}`,
        { ...cell, what: right, thing: words.rights[right], identity, words: rowsInWords(rows, model, object, language) },
      ] as const,
    ];
  });
  const moves = transitionsOf(grants, object).map(
    ({ id, name, label: text }) =>
      [
        `${object.id} transition ${id}`,
        { ...cell, what: `transition:${name}`, thing: filled(words.transition, label(text)), identity: 'yes', words: words.yes },
      ] as const,
  );
  const fields = Object.values(object.fields).flatMap((field) => {
    const access = mostOf(grants, field.name);
    if (access === 'hidden') return [];
    const thing = filled(words.field, label(field.label));
    return [
      [
        `${object.id} field ${field.id}`,
        { ...cell, field: field.name, what: 'field', thing, identity: access, words: words.access[access] },
      ] as const,
    ];
  });
  return [...held, ...moves, ...fields];
}
