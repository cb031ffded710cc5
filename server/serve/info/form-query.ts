/** `?id=&record_type=` of a form request. */
import { checkId } from '../request/one.js';
import { Faults } from '../request/faults.js';
import { fromQuery } from '../request/input.js';
import { Parameters } from '../request/parameters.js';

export interface FormQuery {
  readonly object: string;
  /** Record to be changed; null: a new one. */
  readonly id: string | null;
  readonly recordType: string | null;
}

/** Throws `request.invalid`, and `record.unknown` for what cannot be an id. */
export function formQuery(object: string, query: string): FormQuery {
  const faults = new Faults();
  const parameters = new Parameters(fromQuery(query, { id: 'text', record_type: 'text' }, false, faults), faults);
  const id = parameters.text('id', 100);
  const recordType = parameters.text('record_type', 100);
  faults.refuse();
  return { object, id: id === null ? null : checkId(id), recordType };
}
