/** Requests that are planned already, by what was asked word for word; bounded by their size. Values of the caller and the clock are not in them. */
import { LRUCache } from 'lru-cache';
import type { Call } from '../../contract/call.js';
import type { Sight } from '../sight/sight.js';
import type { Statement } from '../sql/statement.js';

interface Prepared<Plan> {
  readonly statement: Statement;
  /** Whether PostgreSQL should keep a plan for it; see `runRead`. */
  readonly keep: boolean;
  readonly plan: Plan;
}

interface Entry {
  readonly sight: Sight;
  readonly prepared: Prepared<unknown>;
}

const OVERHEAD = 2_000;
/** Longer requests are parsed each time. */
const LONGEST_KEY = 8_000;

export class PlanCache {
  private readonly entries: LRUCache<string, Entry>;

  constructor(maxBytes = 64 * 1024 * 1024) {
    this.entries = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ prepared }, key) => OVERHEAD + 2 * (key.length + prepared.statement.text.length),
    });
  }

  /** `kind` tells what `Plan` is: entries of one kind are made by one function. */
  get<Plan>(kind: string, call: Call, sight: Sight, asked: string, make: () => Prepared<Plan>): Prepared<Plan> {
    if (asked.length > LONGEST_KEY) return make();
    const key = `${call.actor.workspace.id} ${call.release.number} ${sight.key} ${kind} ${asked}`;
    const known = this.entries.get(key);
    // The number alone could be one of another model, in a database that was restored.
    if (known?.sight.model === sight.model) return known.prepared as Prepared<Plan>;
    const prepared = make();
    this.entries.set(key, { sight, prepared });
    return prepared;
  }
}
