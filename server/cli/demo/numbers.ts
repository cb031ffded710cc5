/** Auto numbers in the order of time, though customers are told one after another. */
import type { PoolClient } from 'pg';
import type { FieldModel, Model, ObjectModel } from '../../compile/model.js';
import { drawStatement } from '../../serve/sql/counter.js';
import { numberText } from '../../serve/write/numbers.js';
import type { Calendar } from './calendar.js';
import { objectOf } from './copy.js';

export class Numbers {
  private readonly given = new Map<number, number>();
  /** By year: what the workspace's counter stood at before. */
  private readonly starts = new Map<number, number>();
  private readonly object: ObjectModel;
  private readonly field: FieldModel | undefined;

  /** `instants` of all records to come. */
  constructor(
    model: Model,
    object: string,
    private readonly instants: Float64Array,
    private readonly calendar: Calendar,
  ) {
    this.object = objectOf(model, object);
    this.field = Object.values(this.object.fields).find(({ type }) => type === 'auto_number');
    instants.sort();
  }

  /** Takes the numbers from the workspace's counters, one a year. */
  async draw(client: PoolClient, schema: string): Promise<void> {
    if (!this.field) return;
    const statement = drawStatement(schema);
    for (const [year, count] of this.years()) {
      const inputs = [`${this.object.id}.${this.field.id}.${year}`, count];
      const parameters = statement.bindings.map((binding) => (binding.from === 'input' ? inputs[binding.index] : null));
      const { rows } = await client.query<{ last: number }>(statement.text, parameters);
      this.starts.set(year, (rows[0]?.last ?? count) - count);
    }
  }

  /** The number of the record created at this instant. */
  next(at: number): string | null {
    if (!this.field) return null;
    const rank = this.rank(at) + (this.given.get(at) ?? 0);
    this.given.set(at, (this.given.get(at) ?? 0) + 1);
    const year = this.calendar.year(at);
    const position = rank - this.firstOf(year) + 1 + (this.starts.get(year) ?? 0);
    return numberText(String(this.field.options.format), this.calendar.day(at), position);
  }

  private years(): Map<number, number> {
    const counts = new Map<number, number>();
    for (const at of this.instants) counts.set(this.calendar.year(at), (counts.get(this.calendar.year(at)) ?? 0) + 1);
    return counts;
  }

  private readonly firsts = new Map<number, number>();

  private firstOf(year: number): number {
    let first = this.firsts.get(year);
    if (first === undefined) this.firsts.set(year, (first = this.instants.findIndex((at) => this.calendar.year(at) === year)));
    return first;
  }

  /** How many are earlier. */
  private rank(at: number): number {
    let low = 0;
    let high = this.instants.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.instants[middle] ?? Infinity) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
