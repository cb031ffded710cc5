/** An application that changes at random, with what each value of each row must be: the model that publishing is held against. */
import type { SourceDocument } from '../../../server/compile/compile.js';
import type { Random } from '../../support/random.js';
import { field, label, object, shop, values, type Json, type Shop } from './shop.js';

type Type = 'text' | 'long_text' | 'integer' | 'decimal' | 'picklist' | 'boolean' | 'date' | 'tags' | 'lookup';
/** Among these a field changes its type; to all of them there is a way. */
const CONVERTIBLE: readonly Type[] = ['text', 'long_text', 'integer', 'decimal', 'picklist'];
const TYPES: readonly Type[] = [...CONVERTIBLE, 'boolean', 'date', 'tags', 'lookup'];
/** Few, so that names are taken over and swapped. */
const NAMES = ['alpha', 'beta', 'gamma', 'delta', 'eps', 'zeta'];
const CODES = ['a', 'b', 'c', 'd'];

interface FieldState {
  readonly id: string;
  name: string;
  type: Type;
  to?: string;
  codes: string[];
  index: boolean;
}
interface ObjectState {
  readonly id: string;
  name: string;
  fields: FieldState[];
  removed: FieldState[];
  /** Fields that rules read. */
  rules: { readonly id: string; readonly field: string }[];
  flow: boolean;
  readonly rows: Map<string, Row>;
}
/** What a row holds of a field: the value that is seen, and what earlier types of it held beside the same value. */
interface Cell {
  type: Type;
  value: unknown;
  /** Another one with every write. */
  since: symbol;
  readonly kept: Map<Type, { readonly value: unknown; readonly since: symbol }>;
}
type Row = Map<string, Cell>;

export class World {
  private readonly objects: ObjectState[] = [];
  private readonly gone: ObjectState[] = [];
  private count = 0;

  constructor(private readonly random: Random) {
    this.addObject();
    this.addObject();
    for (let n = 0; n < 6; n++) this.addField();
  }

  documents(): SourceDocument[] {
    return shop(...this.objects.map((one) => this.documentOf(one)));
  }

  private documentOf({ id, name, fields, rules, flow }: ObjectState): SourceDocument {
    const written = rules.flatMap((rule) => {
      const reads = fields.find((one) => one.id === rule.field);
      return reads ? [{ id: rule.id, name: rule.id, when: { is_empty: [{ var: reads.name }] }, message: label('Fill it') }] : [];
    });
    const stages = {
      stages: [
        { id: 's1', name: 'new', label: label('New') },
        { id: 's2', name: 'used', label: label('Used'), kind: 'done' },
      ],
      transitions: [{ id: 't1', name: 'use', label: label('Use'), from: ['new'], to: 'used' }],
    };
    const all = fields.map((one) => field(one.id, one.name, one.type, optionsOf(one, this.objects)));
    return object(id, name, [field('f0', 'name', 'text'), ...all], { rules: written, ...(flow && { flow: stages }) });
  }

  /** One to four changes; returns what they were. */
  change(): string[] {
    const done: string[] = [];
    for (let n = 1 + this.random.below(4); done.length < n;) {
      const action = this.random.of(this.actions);
      const said = action();
      if (said !== null) done.push(said);
    }
    return done;
  }

  private readonly actions: readonly (() => string | null)[] = [
    () => this.addObject(),
    () => this.addField(),
    () => this.addField(),
    () => this.renameObject(),
    () => this.renameField(),
    () => this.swapNames(),
    () => this.retype(),
    () => this.retype(),
    () => this.retype(),
    () => this.reorder(),
    () => this.removeField(),
    () => this.restoreField(),
    () => this.restoreField(),
    () => this.removeObject(),
    () => this.restoreObject(),
    () => this.toggleOption(),
    () => this.toggleRule(),
    () => this.toggleFlow(),
    () => this.toggleIndex(),
  ];

  private addObject(): string | null {
    if (this.objects.length >= 4) return null;
    const id = `o${++this.count}`;
    this.objects.push({ id, name: this.freeObjectName(), fields: [], removed: [], rules: [], flow: false, rows: new Map() });
    return `add object ${id}`;
  }

  private freeObjectName(): string {
    return this.random.of(NAMES.map((name) => `t_${name}`).filter((name) => this.objects.every((one) => one.name !== name)));
  }

  private addField(): string | null {
    const owner = this.random.of(this.objects);
    const name = this.freeName(owner);
    if (name === null || owner.fields.length >= 5) return null;
    const type = this.random.of(TYPES);
    const id = `f${++this.count}`;
    const to = type === 'lookup' ? { to: this.random.of(this.objects).id } : {};
    owner.fields.push({ id, name, type, codes: CODES.slice(0, 3), index: false, ...to });
    for (const row of owner.rows.values()) row.set(id, emptyCell(type));
    return `add ${type} ${owner.id}.${id}`;
  }

  private freeName({ fields }: ObjectState): string | null {
    const free = NAMES.filter((name) => fields.every((one) => one.name !== name));
    return free.length === 0 ? null : this.random.of(free);
  }

  private renameObject(): string | null {
    const one = this.random.of(this.objects);
    one.name = this.freeObjectName();
    return `rename object ${one.id} to ${one.name}`;
  }

  private pick(which: (one: FieldState) => boolean = () => true): readonly [ObjectState, FieldState] | null {
    const all = this.objects.flatMap((owner) => owner.fields.filter(which).map((one) => [owner, one] as const));
    return all.length === 0 ? null : this.random.of(all);
  }

  private renameField(): string | null {
    const [owner, one] = this.pick() ?? [];
    const name = owner && this.freeName(owner);
    if (!one || !name) return null;
    one.name = name;
    return `rename ${owner.id}.${one.id} to ${name}`;
  }

  private swapNames(): string | null {
    const [owner, one] = this.pick() ?? [];
    const other = owner && this.random.of(owner.fields);
    if (!one || !other || one === other) return null;
    [one.name, other.name] = [other.name, one.name];
    return `swap ${owner.id}.${one.id} and ${other.id}`;
  }

  private retype(): string | null {
    const [owner, one] = this.pick(({ type }) => CONVERTIBLE.includes(type)) ?? [];
    if (!owner || !one) return null;
    const type = this.random.of(CONVERTIBLE);
    if (type === one.type) return null;
    one.type = type;
    return `retype ${owner.id}.${one.id} to ${type}`;
  }

  private reorder(): string | null {
    const owner = this.random.of(this.objects);
    owner.fields.reverse();
    return `reorder ${owner.id}`;
  }

  private removeField(): string | null {
    const [owner, one] = this.pick() ?? [];
    if (!owner || !one) return null;
    owner.fields = owner.fields.filter((other) => other !== one);
    owner.removed.push(one);
    return `remove ${owner.id}.${one.id}`;
  }

  /** Under a free name, and sometimes as another type. */
  private restoreField(): string | null {
    const owner = this.random.of(this.objects.filter(({ removed }) => removed.length > 0));
    if (!owner) return null;
    const one = this.random.of(owner.removed);
    const name = this.freeName(owner);
    if (name === null || (one.to !== undefined && !this.objects.some(({ id }) => id === one.to))) return null;
    owner.removed = owner.removed.filter((other) => other !== one);
    owner.fields.push(one);
    one.name = name;
    if (CONVERTIBLE.includes(one.type) && this.random.below(3) === 0) one.type = this.random.of(CONVERTIBLE);
    return `restore ${owner.id}.${one.id} as ${one.type}`;
  }

  /** With the lookups that point to it. */
  private removeObject(): string | null {
    if (this.objects.length < 2) return null;
    const one = this.random.of(this.objects);
    this.objects.splice(this.objects.indexOf(one), 1);
    this.gone.push(one);
    for (const owner of this.objects) {
      owner.removed.push(...owner.fields.filter(({ to }) => to === one.id));
      owner.fields = owner.fields.filter(({ to }) => to !== one.id);
    }
    // Where it points to what is gone too, it comes back without.
    return `remove object ${one.id}`;
  }

  private restoreObject(): string | null {
    if (this.gone.length === 0 || this.objects.length >= 5) return null;
    const one = this.random.of(this.gone);
    this.gone.splice(this.gone.indexOf(one), 1);
    one.name = this.freeObjectName();
    this.objects.push(one);
    const points = ({ to }: FieldState): boolean => to === undefined || this.objects.some(({ id }) => id === to);
    one.removed.push(...one.fields.filter((of) => !points(of)));
    one.fields = one.fields.filter(points);
    return `restore object ${one.id}`;
  }

  private toggleOption(): string | null {
    const [owner, one] = this.pick(({ type }) => type === 'picklist') ?? [];
    if (!owner || !one) return null;
    const code = this.random.of(CODES);
    const without = one.codes.filter((other) => other !== code);
    one.codes = without.length < one.codes.length && without.length > 0 ? without : [...without, code];
    return `toggle option ${code} of ${owner.id}.${one.id}`;
  }

  private toggleRule(): string | null {
    const [owner, one] = this.pick() ?? [];
    if (!owner || !one) return null;
    const has = owner.rules.some((rule) => rule.field === one.id);
    owner.rules = has
      ? owner.rules.filter((rule) => rule.field !== one.id)
      : [...owner.rules, { id: `r${++this.count}`, field: one.id }];
    return `toggle rule of ${owner.id}.${one.id}`;
  }

  private toggleFlow(): string | null {
    const owner = this.random.of(this.objects);
    owner.flow = !owner.flow;
    return `toggle flow of ${owner.id}`;
  }

  private toggleIndex(): string | null {
    const [owner, one] = this.pick(({ type }) => ['text', 'integer', 'date', 'picklist'].includes(type)) ?? [];
    if (!owner || !one) return null;
    one.index = !one.index;
    return `toggle index of ${owner.id}.${one.id}`;
  }

  /** Values that are not what they must be. What is converted anew is taken as it is: the conformance of types judges it. */
  async losses(shopOf: Shop): Promise<string[]> {
    const losses: string[] = [];
    for (const owner of this.objects) {
      const columns = owner.fields.map((one) => `to_jsonb(t."${one.name}") as "${one.id}"`);
      const stage = owner.flow ? [`t."stage" as "stage"`] : [];
      const rows = await shopOf.rows<Json & { id: string }>(
        `select ${['t.id', ...columns, ...stage].join(', ')} from w_test."${owner.name}" t`,
      );
      const found = new Map(rows.map((row) => [row.id, row]));
      if (found.size !== owner.rows.size) losses.push(`${owner.id}: ${owner.rows.size} rows became ${found.size}`);
      for (const [id, row] of owner.rows) {
        if (owner.flow && found.get(id)?.stage !== 'new') losses.push(`${owner.id}: a row has no stage`);
        for (const one of owner.fields) {
          const is = found.get(id)?.[one.id];
          const loss = settleCell(row.get(one.id)!, one.type, is);
          if (loss) losses.push(`${owner.id}.${one.id}: ${loss}`);
        }
      }
    }
    return losses;
  }

  /** Some new rows, and some changes to old ones. */
  async write(shopOf: Shop): Promise<void> {
    for (const owner of this.objects) {
      if (owner.rows.size < 6) await this.insert(shopOf, owner);
      for (const [id, row] of owner.rows) {
        if (this.random.below(4) > 0 || owner.fields.length === 0) continue;
        const one = this.random.of(owner.fields);
        const value = this.valueFor(one);
        await shopOf.rows(`update w_test."${owner.name}" set "${one.name}" = $2 where id = $1`, [id, value]);
        row.set(one.id, { ...row.get(one.id)!, value, since: Symbol() });
      }
    }
  }

  private async insert(shopOf: Shop, owner: ObjectState): Promise<void> {
    const given = owner.fields.map((one) => [one, this.valueFor(one)] as const);
    const record = Object.fromEntries(given.map(([one, value]) => [one.name, value]));
    const id = await shopOf.insert(owner.name, { name: 'row', ...record, ...(owner.flow && { stage: 'new' }) });
    const row: Row = new Map([...owner.fields, ...owner.removed].map((one) => [one.id, emptyCell(one.type)]));
    for (const [one, value] of given) row.set(one.id, { ...emptyCell(one.type), value });
    owner.rows.set(id, row);
  }

  private valueFor(one: FieldState): unknown {
    if (this.random.below(5) === 0) return null;
    if (one.type === 'lookup') return this.random.of([...this.objects.find(({ id }) => id === one.to)!.rows.keys(), null]);
    if (one.type === 'picklist') return this.random.of(one.codes);
    return this.random.of(examples[one.type]);
  }
}

const examples: Readonly<Record<Exclude<Type, 'lookup' | 'picklist'>, readonly unknown[]>> = {
  text: ['007', 'a', '12.50', 'B', ' x ', '1,000', "it's"],
  long_text: ['one\ntwo', '007', '-3', 'c'],
  integer: [7, 0, -12, 9007199254740991],
  decimal: [1.5, 12.25, -0.01, 7],
  boolean: [true, false],
  date: ['2026-01-31', '1999-12-31'],
  tags: [['x', 'y'], ['z']],
};

const emptyCell = (type: Type): Cell => ({ type, value: null, since: Symbol(), kept: new Map() });

const optionsOf = ({ type, to, codes, index }: FieldState, objects: readonly ObjectState[]): Json => ({
  ...(type === 'picklist' && { values: values(...codes) }),
  ...(type === 'lookup' && { to: objects.find(({ id }) => id === to)!.name }),
  ...(index && ['text', 'integer', 'date', 'picklist'].includes(type) && { index: true }),
});

/** Takes over what the table holds, and says what of it is wrong. */
function settleCell(cell: Cell, type: Type, is: unknown): string | null {
  if (cell.type === type) return same(cell.value, is) ? null : `${shown(cell.value)} became ${shown(is)}`;
  const kept = cell.kept.get(type);
  cell.kept.set(cell.type, { value: cell.value, since: cell.since });
  const before = cell.value;
  [cell.type, cell.value] = [type, is];
  if (kept?.since === cell.since && !same(kept.value, is)) return `${shown(kept.value)} did not return: ${shown(is)}`;
  // What did not convert left nothing, and whoever clears it anew leaves the same nothing: then the kept value is back.
  return before === null && is !== null && !same(kept?.value, is) ? `nothing became ${shown(is)}` : null;
}

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
const same = (a: unknown, b: unknown): boolean => shown(a ?? null) === shown(b ?? null);
