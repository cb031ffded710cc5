/** What removed fields were when they were removed: read from the releases, for columns alone do not tell a text from a picklist. */
import type { ClientBase } from 'pg';
import { compile, type SourceDocument } from '../../compile/compile.js';
import type { FieldModel, Model } from '../../compile/model.js';
import { removedName } from '../ddl/names.js';
import { formerKey, targetId, type FormerFields } from '../ddl/origins.js';
import type { SchemaState } from '../ddl/state.js';

/** Fields of the new model that come back: their columns wait, and the current model does not know them. */
export async function formerFields(
  client: Pick<ClientBase, 'query'>,
  schema: string,
  state: SchemaState,
  models: { readonly current: Model | null; readonly next: Model },
): Promise<FormerFields> {
  const wanted = returning(state, models);
  const found = new Map<string, FieldModel>();
  for (let below = 2 ** 31 - 1; wanted.size > 0 && below > 1;) {
    const { rows } = await client.query<{ number: number; documents: SourceDocument[] }>(
      `select r."number", r."documents" from "platform"."release" r join "platform"."workspace" w on w."id" = r."workspace_id"
       where w."schema" = $1 and r."number" < $2 order by r."number" desc limit 1`,
      [schema, below],
    );
    const [row] = rows;
    if (!row) break;
    below = row.number;
    for (const [key, field] of fieldsIn(row.documents, wanted, models.current)) {
      found.set(key, field);
      wanted.delete(key);
    }
  }
  return found;
}

function returning(state: SchemaState, { current, next }: { current: Model | null; next: Model }): Set<string> {
  const keys = Object.values(next.objects).flatMap((object) => {
    const before = Object.values(current?.objects ?? {}).find(({ id }) => id === object.id);
    const columns = state[before?.name ?? removedName(object.id)]?.columns ?? {};
    const known = new Set(Object.values(before?.fields ?? {}).map(({ id }) => id));
    return Object.values(object.fields).flatMap(({ id }) =>
      !known.has(id) && columns[removedName(id)] !== undefined ? [formerKey(object.id, id)] : [],
    );
  });
  return new Set(keys);
}

/** Compiled only if a document speaks of one of them: most releases do not. */
function fieldsIn(
  documents: readonly SourceDocument[],
  wanted: ReadonlySet<string>,
  current: Model | null,
): [string, FieldModel][] {
  const speaks = documents.some(({ content }) => {
    const { kind, id, fields } = content as { kind?: unknown; id?: unknown; fields?: readonly { id?: unknown }[] };
    return (
      kind === 'object' &&
      [...wanted].some(
        (key) =>
          (fields ?? []).some((field) => key === formerKey(String(id), String(field.id))) || key.startsWith(`${String(id)} _`),
      )
    );
  });
  const model = speaks ? compile(documents).model : null;
  return Object.values(model?.objects ?? {}).flatMap((object) =>
    Object.values(object.fields).flatMap((field): [string, FieldModel][] => {
      const key = formerKey(object.id, field.id);
      return wanted.has(key) ? [[key, renamed(field, model, current)]] : [];
    }),
  );
}

/** Its target under the name it has now; a target that is gone keeps its former one, which leads nowhere. */
function renamed(field: FieldModel, model: Model | null, current: Model | null): FieldModel {
  if (field.to === undefined) return field;
  const id = targetId(field, model);
  const target = Object.values(current?.objects ?? {}).find((object) => object.id === id);
  return { ...field, to: target?.name ?? `${removedName(id ?? '')}` };
}
