/**
 * What stands against a plan whatever one confirms: types without a way between them, values in use that would mean
 * nothing, and nobody left who administers.
 */
import type { ClientBase } from 'pg';
import { fieldTypes } from '../compile/field-types/index.js';
import type { FieldModel, Label, Model, ObjectModel, ValueModel } from '../compile/model.js';
import type { Violation } from '../errors/define.js';
import { column, table } from '../serve/sql/table.js';
import type { Conversion } from './convert/conversion.js';
import type { FieldOrigin, Origin } from './ddl/origins.js';

interface Planned {
  readonly origins: readonly Origin[];
  readonly conversions: readonly Conversion[];
  readonly model: Model;
}

export async function refusals(
  client: Pick<ClientBase, 'query'>,
  schema: string,
  current: Model | null,
  { origins, conversions, model }: Planned,
): Promise<Violation[]> {
  const types = origins.flatMap((origin) =>
    Object.values(origin.fields).flatMap((field) => typeRefusal(origin, field, conversions, current, model)),
  );
  const values: Violation[] = [];
  for (const origin of origins) values.push(...(await valuesInUse(client, schema, origin)));
  return [...types, ...values, ...(await administrationLost(client, schema, current, model))];
}

function typeRefusal(
  { object }: Origin,
  { field, former, change }: FieldOrigin,
  conversions: readonly Conversion[],
  current: Model | null,
  next: Model,
): Violation[] {
  if (change === 'none' || conversions.some((conversion) => conversion.field === field)) return [];
  const pointer = `/objects/${object.name}/fields/${field.name}/${change === 'retargeted' ? 'to' : 'type'}`;
  if (change === 'retargeted') {
    const params = { label: field.label, from: targetLabel(former, current), to: targetLabel(field, next) };
    return [{ pointer, code: 'publish.lookup_target', params }];
  }
  const from = former ? fieldTypes[former.type]?.label : undefined;
  return [
    {
      pointer,
      code: 'publish.type_change',
      params: { label: field.label, from: from ?? '?', to: fieldTypes[field.type]?.label },
    },
  ];
}

const targetLabel = (field: FieldModel | null, model: Model | null): Label | string =>
  model?.objects[field?.to ?? '']?.label ?? field?.to ?? '?';

interface ValueInUse {
  readonly field: FieldModel;
  readonly value: ValueModel;
}

/** Stages and record types that the new model does not have any more; records must not stand in them. */
export function valuesGone(before: ObjectModel, after: ObjectModel): readonly ValueInUse[] {
  return ['stage', 'record_type'].flatMap((name) => {
    const [was, is] = [before.fields[name], after.fields[name]];
    if (!was?.system || !is?.system) return [];
    const left = new Set(is.values?.map(({ code }) => code));
    return (was.values ?? []).filter(({ code }) => !left.has(code)).map((value) => ({ field: was, value }));
  });
}

async function valuesInUse(
  client: Pick<ClientBase, 'query'>,
  schema: string,
  { object, before, table: name }: Origin,
): Promise<Violation[]> {
  const gone = before ? valuesGone(before, object) : [];
  if (gone.length === 0) return [];
  const found: Violation[] = [];
  for (const { field, value } of gone) {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::integer as count from ${table(schema, name)} t where ${column('t', field)} = $1`,
      [value.code],
    );
    const count = rows[0]?.count ?? 0;
    if (count === 0) continue;
    const part = field.name === 'stage' ? 'flow/stages' : 'record_types';
    found.push({
      pointer: `/objects/${object.name}/${part}/${value.code}`,
      code: 'publish.value_in_use',
      params: { label: value.label, object: object.label, count },
    });
  }
  return found;
}

const administering = (model: Model | null): readonly string[] =>
  Object.values(model?.roles ?? {}).flatMap(({ id, administer }) => (administer ? [id] : []));

/** Somebody administers now, and nobody would. A workspace to which nobody was added yet may have none. */
async function administrationLost(
  client: Pick<ClientBase, 'query'>,
  schema: string,
  current: Model | null,
  next: Model,
): Promise<Violation[]> {
  const { rows } = await client.query<{ before: boolean | null; after: boolean | null }>(
    `select bool_or(r."role_id" = any ($2)) as "before", bool_or(r."role_id" = any ($3)) as "after"
       from "platform"."workspace" w
       join "platform"."membership" m on m."workspace_id" = w."id" and m."active"
       join "platform"."user" u on u."id" = m."user_id" and u."active"
       join "platform"."membership_role" r on r."workspace_id" = m."workspace_id" and r."user_id" = m."user_id"
      where w."schema" = $1`,
    [schema, administering(current), administering(next)],
  );
  const isLost = rows[0]?.before === true && rows[0].after !== true;
  return isLost ? [{ pointer: '/roles', code: 'publish.no_administrator', params: {} }] : [];
}
