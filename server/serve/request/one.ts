/** `GET /api/records/:object/:id` → a request for one record. */
import { formats } from '../../../metadata/values/formats.js';
import { Failure } from '../../errors/define.js';
import type { ObjectSight, Sight } from '../sight/sight.js';
import { Faults } from './faults.js';
import { fromQuery, type Reading } from './input.js';
import { allColumns, columnsOf } from './list.js';
import { Parameters } from './parameters.js';
import type { OneRequest } from './request.js';

const readings: Readonly<Record<string, Reading>> = { fields: 'list', deleted: 'boolean' };

/** Throws `record.unknown` for what cannot be an id, `request.invalid` for the rest. The id is checked, not kept: it is an input. */
export function oneFromQuery(query: string, object: ObjectSight, sight: Sight): OneRequest {
  const faults = new Faults();
  const parameters = new Parameters(fromQuery(query, readings, false, faults), faults);
  const deleted = parameters.boolean('deleted');
  const request = { object, deleted, columns: columnsOf(parameters, object, sight, faults) ?? allColumns(object, deleted) };
  faults.refuse();
  return request;
}

export function checkId(id: string): string {
  if (!formats.uuid?.(id)) throw new Failure('record.unknown');
  return id;
}
