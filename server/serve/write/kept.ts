/** Statements made once per sight of an object. What is not kept runs without a name, so that no connection piles up plans. */
import type { ObjectSight } from '../sight/sight.js';
import type { Place } from '../sql/place.js';
import type { Statement } from '../sql/statement.js';

/** Clients choose which fields a change sets; beyond this many combinations of an object, plans are not worth keeping. */
const MOST = 300;

const statements = new WeakMap<ObjectSight, Map<string, Statement>>();

export function kept(place: Place & { readonly of: ObjectSight }, key: string, make: (place: Place) => Statement): Statement {
  const known = statements.get(place.of) ?? new Map<string, Statement>();
  statements.set(place.of, known);
  const name = `${place.schema} ${key}`;
  const statement = known.get(name);
  if (statement) return statement;
  const made = make(place);
  if (known.size >= MOST) return { ...made, name: '' };
  known.set(name, made);
  return made;
}
