/** What an earlier release had, a purge ended and a plan brings back: it returns without its values, and the plan says so. */
import type { Pool } from 'pg';
import type { Language } from '../../errors/define.js';
import type { Impact } from '../../contract/component.js';
import type { Planned } from './presented.js';
import { refTo } from './probe.js';
import { plain, type Words } from './words.js';

export async function purgedImpacts(pool: Pool, { schema, origins, next }: Planned, language: Language): Promise<Impact[]> {
  const tables = new Set(origins.map(({ object }) => object));
  const comes = [
    ...Object.values(next.objects).flatMap((object) =>
      tables.has(object) ? [] : [{ object, at: refTo(object), words: { say: 'object_purged', params: {} } satisfies Words }],
    ),
    ...origins.flatMap(({ object, fields }) =>
      Object.values(fields).flatMap(({ field, column }) => {
        const words = { say: 'field_purged', params: { field: field.label } } satisfies Words;
        return column === null ? [{ object, at: refTo(object, 'fields', field.id), words }] : [];
      }),
    ),
  ];
  if (comes.length === 0) return [];
  const { rows } = await pool.query<{ subject: string }>(
    `select distinct a."subject" from "platform"."audit" a join "platform"."workspace" w on w."id" = a."workspace_id"
     where w."schema" = $1 and a."action" in ('purge.field', 'purge.object')`,
    [schema],
  );
  const purged = new Set(rows.map(({ subject }) => subject));
  return comes
    .filter(({ at }) => purged.has(['object', at.id, ...at.path].join('/')))
    .map(({ object, at, words }) => {
      const text = plain(words, language);
      return { at, kind: 'removed', object: object.name, risk: 'confirm', count: 0, text, samples: [] };
    });
}
