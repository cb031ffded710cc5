/** Rows before they are written: values in wire form by field name, and the history beside them. */
import { iso } from './calendar.js';
import type { Random } from './random.js';
import type { Step } from './walk.js';

export type Row = Readonly<Record<string, unknown>>;

/** Takes the rows of an object in the order in which they may be written. */
export interface Sink {
  put(object: string, row: Row): void;
  history(object: string, entry: Row): void;
}

interface Origin {
  readonly random: Random;
  readonly owner: string;
  readonly createdAt: number;
  readonly createdBy?: string;
  readonly updatedAt?: number;
  readonly steps?: readonly Step[];
}

/** What the platform fills: id, owner, stage and the four about who and when. */
export function platformFields({ random, owner, createdAt, createdBy = owner, updatedAt = createdAt, steps }: Origin) {
  const last = steps?.at(-1);
  return {
    id: random.uuid(createdAt),
    owner,
    ...(last && { stage: last.stage, stage_since: iso(last.at) }),
    created_at: iso(createdAt),
    created_by: createdBy,
    updated_at: iso(Math.max(createdAt, updatedAt, last?.at ?? 0)),
    updated_by: owner,
    version: Math.max(1, steps?.length ?? 1),
  };
}

type Written = ReturnType<typeof platformFields>;

interface Told {
  readonly random: Random;
  readonly steps?: readonly Step[];
  readonly reason?: (step: Step) => string | null;
}

/** Writes a row and how it came to be. */
export function record(sink: Sink, object: string, row: Written & Row, { random, steps = [], reason }: Told): void {
  sink.put(object, row);
  const common = { record_id: row.id, by: row.owner };
  const created = Date.parse(row.created_at);
  sink.history(object, {
    ...common,
    id: random.uuid(created),
    at: row.created_at,
    by: row.created_by,
    kind: 'create',
    version: 1,
  });
  for (const [index, step] of steps.entries()) {
    const previous = steps[index - 1];
    if (!previous) continue;
    sink.history(object, {
      ...common,
      id: random.uuid(step.at),
      at: iso(step.at),
      kind: 'transition',
      version: index + 1,
      from_stage: previous.stage,
      to_stage: step.stage,
      reason: reason?.(step) ?? null,
      seconds: Math.round((step.at - previous.at) / 1000),
    });
  }
}
