/** What sign-in, invitations and the management of people say alike. */
import { email, labelled, named, nullable, object, optional, string, strings, text, uuid, type Static } from './schema.js';
import { label } from './words.js';

export const minimalPasswordLength = 8;
export const departmentLabel = label('Department', '部门');

/** Whoever did something; `cli` has no id of a user. */
export const Person = named('Person', object({ id: string, label: string }));
export type Person = Static<typeof Person>;

export const Named = object({ name: string, label: string });

export const departmentOf = nullable(object({ id: uuid, name: string }));

export const given = {
  email: labelled(label('E-mail', '邮箱'), email),
  name: labelled(label('Name', '姓名'), text({ min: 1, max: 120 })),
  /** One that is there: of any length, since rules change. */
  password: labelled(label('Password', '密码'), text({ max: 1000 })),
  /** One to be set. */
  newPassword: labelled(label('New password', '新密码'), text({ min: minimalPasswordLength, max: 1000 })),
};

/** Roles by name and department by id, as members and invitations are given them. */
export const grants = {
  roles: labelled(label('Roles', '角色'), strings),
  department: optional(labelled(departmentLabel, nullable(uuid))),
};
