/** Which values are meant: those of a shared set, or those of one field. */
import type { ReplaceValueBody } from '../contract/jobs.js';
import { Failure } from '../errors/define.js';
import type { ValueScope } from '../publish/jobs/value-fields.js';

/** Throws `request.invalid` unless it is exactly one of the two. */
export function scopeIn({ picklist, object, field }: Pick<ReplaceValueBody, 'picklist' | 'object' | 'field'>): ValueScope {
  if (picklist !== undefined && object === undefined && field === undefined) return { picklist };
  if (picklist === undefined && object !== undefined && field !== undefined) return { object, field };
  throw new Failure('request.invalid', {}, [{ pointer: '', code: 'request.value_scope', params: {} }]);
}
