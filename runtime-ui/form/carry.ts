/** What was entered in a form, carried over to the form as a newer release has it: by the ids of fields, which renaming keeps. */
import type { FieldInfo, FormInfo, ObjectInfo } from '../../server/contract/app.js';
import type { Values } from '../api/records.js';
import { convert, entryText, type Kind } from './convert.js';
import { propertiesOf } from './rules/states.js';
import { isSame } from './rules/wire.js';

/** What a form is drawn from; of one release. */
export interface Sheet {
  readonly object: ObjectInfo;
  readonly form: FormInfo;
}

/** What a form holds, by the names of the fields of its sheet. */
export interface Held {
  readonly values: Values;
  readonly initial: Values;
  readonly stored: Values | null;
  readonly only?: readonly string[];
  readonly needed?: readonly string[];
  /** Fields that came to the form of a stored record while it was open: what the record has in them is not known yet. */
  readonly awaited?: readonly string[];
}

/** What has become of a field that somebody was filling in. `held`: what stood there and is not there any more. */
export type Change =
  | { readonly kind: 'renamed'; readonly label: string; readonly now: string }
  | { readonly kind: 'removed' | 'locked' | 'type' | 'choice'; readonly label: string; readonly held: string }
  | { readonly kind: 'required' | 'added' | 'addedRequired'; readonly label: string }
  /** Of a move: where it leads, and that it wants a reason. */
  | { readonly kind: 'leads'; readonly label: string; readonly now: string }
  | { readonly kind: 'reason'; readonly label: string }
  | { readonly kind: 'other' };

interface Carried extends Held {
  /** Empty: nothing that concerns this form is different. */
  readonly changes: readonly Change[];
}

export function carryOver(held: Held, before: Sheet, now: Sheet): Carried {
  const moves = movesBetween(before, now);
  const changes = changesOf(held, moves);
  const renamed = (names: readonly string[] | undefined) =>
    names && [...new Set(names.flatMap((name) => moves.find(({ from }) => from?.name === name)?.to?.name ?? []))];
  const only = renamed(held.only);
  const needed = renamed(held.needed);
  const defaults = held.stored ? {} : now.form.defaults;
  const added = held.stored ? moves.flatMap(({ from, to }) => (to && !from ? [to.name] : [])) : [];
  return {
    values: valuesOf(held.values, moves, defaults),
    initial: valuesOf(held.initial, moves, defaults),
    stored: held.stored && valuesOf(held.stored, moves, {}),
    ...(only && { only }),
    ...(needed && { needed }),
    awaited: [...(renamed(held.awaited) ?? []), ...added],
    changes: changes.length > 0 || isAlike(before, now) ? changes : [{ kind: 'other' }],
  };
}

/** A field before and after; without one of them it is gone or new. */
interface Move {
  readonly from?: Place;
  readonly to?: Place;
}

interface Place {
  readonly name: string;
  readonly field: FieldInfo;
  readonly required: boolean;
  readonly locked: boolean;
}

function movesBetween(before: Sheet, now: Sheet): readonly Move[] {
  const from = placesOf(before);
  const to = placesOf(now);
  const ids = new Set([...from.keys(), ...to.keys()]);
  return [...ids].map((id) => {
    const [one, other] = [from.get(id), to.get(id)];
    return { ...(one && { from: one }), ...(other && { to: other }) };
  });
}

/** The fields of a form by their ids. */
export function placesOf({ object, form }: Sheet): ReadonlyMap<string, Place> {
  const properties = propertiesOf(form);
  const required = (form.schema.required ?? []) as readonly string[];
  return new Map(
    Object.keys(properties).flatMap((name) => {
      const id = form.fields[name]?.id;
      if (id === undefined) return [];
      const field = object.fields.find((one) => one.name === name) ?? unseenField(name, form);
      const rules = form.fields[name];
      const isLocked = properties[name]?.readOnly === true || form.layout.leaves_out.includes(name);
      return [[id, { name, field, required: required.includes(name) || rules?.required !== undefined, locked: isLocked }]];
    }),
  );
}

/** A field one may write but not read is not in the object's list. */
export function unseenField(name: string, form: FormInfo): FieldInfo {
  const label = String(propertiesOf(form)[name]?.title ?? name);
  const none = { system: false, access: 'edit', operators: [], sortable: false, groupable: false, options: {} } as const;
  return { name, label, type: 'text', ...none };
}

/** New fields begin with their default, or nothing. What no field of the form is, such as the version, stays. */
function valuesOf(values: Values, moves: readonly Move[], defaults: Values): Values {
  const known = new Set(moves.flatMap(({ from }) => from?.name ?? []));
  const others = Object.entries(values).filter(([name]) => !known.has(name));
  const carried = moves.flatMap(({ from, to }) => {
    if (!to) return [];
    const value = from ? (convert(values[from.name], from.field, to.field) ?? null) : (defaults[to.name] ?? null);
    return [[to.name, value]];
  });
  return Object.fromEntries([...others, ...carried]) as Values;
}

/** What a stored record has in the fields that came to its form while it was open; what was entered in them stays. */
export function arrive<H extends Held>(held: H, record: Values): H {
  const names = (held.awaited ?? []).filter((name) => name in record);
  const there = Object.fromEntries(names.map((name) => [name, record[name] ?? null]));
  const untouched = names.filter((name) => isSame(held.values[name], held.initial[name]));
  return {
    ...held,
    values: { ...held.values, ...Object.fromEntries(untouched.map((name) => [name, there[name]])) },
    initial: { ...held.initial, ...there },
    stored: held.stored && { ...held.stored, ...there },
    awaited: [],
  };
}

function changesOf({ values, initial, only }: Held, moves: readonly Move[]): readonly Change[] {
  return moves.flatMap(({ from, to }): readonly Change[] => {
    if (!from) return to && !only && !to.locked ? [{ kind: to.required ? 'addedRequired' : 'added', label: to.field.label }] : [];
    if (only && !only.includes(from.name)) return [];
    const value = values[from.name];
    const entered = isSame(value, initial[from.name]) ? '' : entryText(value, from.field);
    const { label } = from.field;
    if (!to) return from.locked ? [] : [{ kind: 'removed', label, held: entered }];
    return [...valueChanges(value, from.field, to.field), ...stateChanges(from, to, entered)];
  });
}

function valueChanges(value: unknown, from: FieldInfo, now: FieldInfo): readonly Change[] {
  const held = lostText(value, from, now);
  const { label } = now;
  if (from.type !== now.type || from.to !== now.to) return [{ kind: 'type', label, held }];
  return held === '' ? [] : [{ kind: 'choice', label, held }];
}

function stateChanges(from: Place, to: Place, entered: string): readonly Change[] {
  const { label } = to.field;
  return [
    ...(from.field.label !== label ? [{ kind: 'renamed', label: from.field.label, now: label } as const] : []),
    ...(to.locked && !from.locked && entered !== '' ? [{ kind: 'locked', label, held: entered } as const] : []),
    ...(to.required && !from.required && !to.locked ? [{ kind: 'required', label } as const] : []),
  ];
}

/** What finds no place in the field as it is now. */
function lostText(value: unknown, from: FieldInfo, to: Kind): string {
  const carried = convert(value, from, to);
  if (Array.isArray(value) && Array.isArray(carried))
    return from.type === to.type
      ? entryText(
          value.filter((one) => !carried.includes(one)),
          from,
        )
      : '';
  return carried === undefined ? entryText(value, from) : '';
}

/** Whether the same entries mean the same in both: then nobody has to look again. */
const isAlike = (before: Sheet, now: Sheet): boolean => outline(before) === outline(now);

function outline({ object, form: { release: _release, user: _user, ...form } }: Sheet): string {
  const fields = object.fields.filter(({ name }) => name in propertiesOf(form as FormInfo));
  return JSON.stringify([object.id, object.label, form, fields, object.record_types]);
}
