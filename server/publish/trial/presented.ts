/** The records of the release, to be read as the model that is tried has them. */
import type { Pool } from 'pg';
import type { Model } from '../../compile/model.js';
import { Failure } from '../../errors/define.js';
import type { Release } from '../../contract/call.js';
import { conversionOf } from '../convert/conversion.js';
import { formerFields } from '../convert/former.js';
import { conversionPlace } from '../convert/place.js';
import { originsOf, type Origin } from '../ddl/origins.js';
import { readSchemaState } from '../ddl/state.js';
import type { Planned } from '../impact/presented.js';
import { trialObject } from './draft-model.js';

export interface Presented {
  readonly planned: Planned;
  readonly origin: Origin;
}

/** Of one object, by id. Throws `trial.unknown`, and `trial.no_table` where it has no records yet. */
export async function presentedObject(pool: Pool, release: Release, next: Model, objectId: string): Promise<Presented> {
  const object = trialObject(next, objectId);
  const { schema } = release.workspace;
  const current = release.model;
  const state = await readSchemaState(pool, schema);
  const former = await formerFields(pool, schema, state, { current, next });
  const setting = { schema, previous: current, next, place: conversionPlace(schema, current) };
  const origins = originsOf(state, current, next, former);
  const conversions = origins.flatMap((origin) =>
    Object.values(origin.fields).flatMap((field) => conversionOf(origin, field, setting) ?? []),
  );
  const origin = origins.find((one) => one.object === object);
  if (!origin?.before) throw new Failure('trial.no_table', { label: object.label });
  return { planned: { schema, current, next, origins, conversions }, origin };
}
