/** Which part of the schema is looked at. Pure. */
import type { Schema, SchemaObject } from './schema.js';

interface GraphFilter {
  /** Index of a navigation group; null: all. */
  readonly group: number | null;
  /** Ids of objects; none: all. */
  readonly objects: readonly string[];
  /** Beside the chosen ones, also what they point to and what points to them. */
  readonly neighbours: boolean;
}

export function neighboursOf({ relations }: Schema, ids: ReadonlySet<string>): ReadonlySet<string> {
  const near = new Set(ids);
  for (const { from, to } of relations) {
    if (ids.has(from)) near.add(to);
    if (ids.has(to)) near.add(from);
  }
  return near;
}

export function filtered(schema: Schema, { group, objects, neighbours }: GraphFilter): Schema {
  if (group === null && objects.length === 0) return schema;
  const wanted = new Set(
    schema.objects
      .filter(({ id, groups }) => (objects.length > 0 ? objects.includes(id) : group !== null && groups.includes(group)))
      .map(({ id }) => id),
  );
  return within(schema, neighbours ? neighboursOf(schema, wanted) : wanted);
}

const within = ({ objects, relations }: Schema, ids: ReadonlySet<string>): Schema => ({
  objects: objects.filter(({ id }) => ids.has(id)),
  relations: relations.filter(({ from, to }) => ids.has(from) && ids.has(to)),
});

/** Objects whose label (in any language) or name, or one of whose fields, contains the text; objects found by themselves first. */
export function matching(objects: readonly SchemaObject[], text: string): readonly SchemaObject[] {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  const says = ({ name, label }: Pick<SchemaObject, 'name' | 'label'>) =>
    [name, label.en, label['zh-CN']].some((one) => one?.toLowerCase().includes(wanted));
  const direct = objects.filter(says);
  return [...direct, ...objects.filter((object) => !direct.includes(object) && object.fields.some(says))];
}
