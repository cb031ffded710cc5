/** Ids in paths: what is no id names nothing, so it is not found rather than malformed. */
import { Failure } from '../errors/define.js';

export function readId(given: unknown, code: string): string {
  if (typeof given !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given)) throw new Failure(code);
  return given.toLowerCase();
}
