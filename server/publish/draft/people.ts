/** Who did it, by name: users by id, programs by what they call themselves. */
import type { Person } from '../../contract/person.js';
import type { Queryable } from './rows.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function peopleOf(on: Queryable, ids: Iterable<string>): Promise<(id: string) => Person> {
  const users = [...new Set(ids)].filter((id) => uuid.test(id));
  if (users.length === 0) return (id) => ({ id, label: id });
  const { rows } = await on.query<{ id: string; name: string }>(
    `select id, name from platform."user" where id = any($1::uuid[])`,
    [users],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => ({ id, label: names.get(id) ?? id });
}
