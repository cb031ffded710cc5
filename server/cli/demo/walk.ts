/** How records move through the stages of their flow over time. */
import { DAY, MINUTE, type Calendar } from './calendar.js';
import type { Random } from './random.js';

/** Entering a stage; the first one is the creation. */
export interface Step {
  readonly at: number;
  readonly stage: string;
  /** The move went back a stage. */
  readonly back?: boolean;
}

export interface Leg {
  readonly stage: string;
  /** Days until the next stage, in the median. */
  readonly days: number;
  readonly back?: boolean;
}

/**
 * Walks the legs from `start`; what would come after `end` has not happened yet. With `fit`, the walk is
 * squeezed so that its last leg is reached by then.
 */
export function walk(
  legs: readonly Leg[],
  { start, end, fit = false }: { start: number; end: number; fit?: boolean },
  calendar: Calendar,
  random: Random,
): Step[] {
  const lengths = legs.slice(0, -1).map(({ days }) => Math.max(MINUTE, random.logNormal(days, 0.7) * DAY));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const factor = fit && total > (end - start) * 0.95 ? ((end - start) * 0.95) / total : 1;
  const steps: Step[] = [];
  let planned = start;
  for (const [index, { stage, back }] of legs.entries()) {
    const previous = steps.at(-1);
    const at = !previous
      ? start
      : Math.max(
          previous.at + MINUTE,
          fit ? Math.min(calendar.working(planned, random), end) : calendar.working(planned, random),
        );
    if (!fit && index > 0 && at >= end) break;
    steps.push({ at, stage, ...(back && { back }) });
    planned += (lengths[index] ?? 0) * factor;
  }
  return steps;
}

/** Some legs are walked twice: back one stage and forward again. */
export function withRelapse(
  legs: readonly Leg[],
  between: readonly [number, number],
  chance: number,
  random: Random,
): readonly Leg[] {
  const [least, most] = [between[0], Math.min(between[1], legs.length - 2)];
  if (most < least || !random.chance(chance)) return legs;
  const index = random.integer(least, most);
  const [before, at] = [legs[index - 1], legs[index]];
  if (!before || !at) return legs;
  return [...legs.slice(0, index + 1), { ...before, back: true }, at, ...legs.slice(index + 1)];
}

/** The stage at an instant. */
export const stageAt = (steps: readonly Step[], at: number): string =>
  steps.findLast((step) => step.at <= at)?.stage ?? steps[0]?.stage ?? '';
