/** Paths such as `customer.owner` resolved in a sight: may the caller read what stands at their end? */
import type { FieldScope } from '../../compile/object-scope.js';
import type { Sight } from '../sight/sight.js';
import { isOperand, scopeOf } from './scope-of.js';

/** What may be named of a user beyond the reference itself. */
const partsOfUser = new Set(['name']);

/** The field at the end of the path as the caller sees it; undefined: not at all. */
function resolve(sight: Sight, object: string, path: string): FieldScope | undefined {
  const at = sight.objects[object];
  const [name = '', ...rest] = path.split('.');
  const field = at && scopeOf(at).fields[name];
  if (!field || field.read === 'never') return undefined;
  if (rest.length === 0) return field;
  if (field.field.to === undefined) return rest.length === 1 && partsOfUser.has(rest[0] ?? '') ? field : undefined;
  return resolve(sight, field.field.to, rest.join('.'));
}

export const seesPath = (sight: Sight, object: string, path: string): boolean => resolve(sight, object, path) !== undefined;

/** The same for filters and orders: every step must be read in the clear. */
export function operandPath(sight: Sight, object: string, path: string): boolean {
  const field = resolve(sight, object, path);
  return field !== undefined && isOperand(field);
}
