/** The documents that a new object makes or changes: itself, its place in the menu, the roles that may work with it. */
import { produce } from 'immer';
import type { AppDocument, Label, ObjectDocument, RoleDocument } from '../../../metadata/format/types.js';
import type { Edit } from '../../draft/document.js';

interface NewObject {
  readonly id: string;
  readonly name: string;
  readonly label: Label;
  readonly plural?: Label;
  readonly icon?: string;
  readonly description?: Label;
  /** Index of the menu group; -1: reached by links only. */
  readonly group: number;
  /** Ids of roles that get to see and edit all of its records. */
  readonly roles: readonly string[];
}

/** It starts with the field that names a record: an object without one cannot be published. */
export function newObject(
  { group, roles: granted, ...object }: NewObject,
  app: AppDocument | undefined,
  roles: readonly RoleDocument[],
): Edit[] {
  const content: ObjectDocument = {
    kind: 'object',
    ...object,
    title: 'name',
    fields: [
      { id: 'f_name', name: 'name', type: 'text', label: { en: 'Name', 'zh-CN': '名称' }, required: true, max_length: 120 },
    ],
  };
  const edits: Edit[] = [{ kind: 'object', id: object.id, content }];
  if (app?.navigation?.[group]) {
    const changed = produce(app, (draft) => {
      draft.navigation?.[group]?.objects.push(object.name);
    });
    edits.push({ kind: 'app', id: app.id, content: changed });
  }
  for (const role of roles.filter(({ id }) => granted.includes(id))) {
    edits.push({ kind: 'role', id: role.id, content: withGrant(role, object.name) });
  }
  return edits;
}

const withGrant = (role: RoleDocument, object: string): RoleDocument =>
  produce(role, (draft) => {
    draft.objects[object] = [{ rows: 'all', rights: ['create', 'read', 'update'], fields: { '*': 'edit' }, transitions: ['*'] }];
  });

/** Roles that would not see a new object by themselves. */
export const grantable = (roles: readonly RoleDocument[]): readonly RoleDocument[] =>
  roles.filter((role) => !role.objects || !Object.hasOwn(role.objects, '*'));
