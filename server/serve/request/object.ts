/** The object a request names, as far as the caller may read it. */
import { closest } from '../../errors/closest.js';
import { Failure } from '../../errors/define.js';
import type { ObjectSight, Sight } from '../sight/sight.js';

/** Throws `object.unknown`: for what the caller may not read as for what there is not. */
export function readableObject(name: string, sight: Sight): ObjectSight {
  const object = Object.hasOwn(sight.objects, name) ? sight.objects[name] : undefined;
  if (object && object.rows.read !== false) return object;
  const suggestion = closest(name, Object.keys(sight.objects));
  throw new Failure('object.unknown', { object: name, ...(suggestion !== undefined && { suggestion }) });
}
