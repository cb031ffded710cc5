/** A conflict as one decides it: at each place mine, as it stands, or theirs. */
import { produce } from 'immer';
import { idOf } from '../../metadata/documents/component.js';
import type { Conflict as Place } from '../../metadata/documents/merge.js';
import { pathOf } from '../../metadata/values/pointer.js';

type Holder = Record<string, unknown> | unknown[];

/** `theirs`: the places at which theirs is taken. null: the document goes. */
export function chosen(document: unknown, theirs: readonly Place[]): unknown {
  const whole = theirs.find(({ pointer, at }) => pointer === '' && at.path.length === 0);
  if (whole) return whole.theirs ?? null;
  return produce(document, (draft: unknown) => {
    const gone = new Map<unknown[], Set<number>>();
    // What comes back is appended, which moves nothing; what goes goes last, for it does.
    for (const place of theirs) take(draft, place, gone);
    for (const [list, indexes] of gone) list.splice(0, list.length, ...list.filter((_, index) => !indexes.has(index)));
  });
}

function take(draft: unknown, place: Place, gone: Map<unknown[], Set<number>>): void {
  const path = pathOf(place.pointer);
  const key = path.pop() ?? '';
  const holder = path.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], draft) as Holder;
  if (isMissingMember(place)) {
    const list = (holder as Record<string, unknown[] | undefined>)[key];
    if (list) list.push(place.theirs);
    else (holder as Record<string, unknown>)[key] = [place.theirs];
  } else if (Array.isArray(holder)) {
    if (place.theirs === undefined) gone.set(holder, (gone.get(holder) ?? new Set()).add(Number(key)));
    else holder[Number(key)] = place.theirs;
  } else if (place.theirs === undefined) {
    delete holder[key];
  } else {
    holder[key] = place.theirs;
  }
}

/** A member of a list that I removed and they changed: the place is the list. */
function isMissingMember({ at, pointer, yours, theirs }: Place): boolean {
  const id = idOf(theirs);
  return yours === undefined && id !== undefined && at.path.at(-1) === id && !/\/\d+$/.test(pointer);
}
