/**
 * How many and which existing records a plan touches. Reads the tables as they are, within a few seconds an object,
 * and counts only what is new or changed: a record that stood against the former model is not made worse.
 */
import type { Pool } from 'pg';
import type { Language } from '../../errors/define.js';
import type { Current, Plan } from '../plan.js';
import { goneProbes, transitionProbes } from './flow-probes.js';
import type { Impact } from '../../contract/component.js';
import { optionProbes } from './option-probes.js';
import { ofObject, presentedSql, titleSql, type Planned } from './presented.js';
import type { Probe } from './probe.js';
import { purgedImpacts } from './purged.js';
import { removedObjectProbe, removedObjects, removedProbes } from './removed-probes.js';
import { Parameters, Scan } from './scan.js';
import { sidesOf } from './sides.js';
import { formatProbes, typeProbes, uniqueProbes } from './value-probes.js';
import { sentence } from './words.js';
import { requiredProbes, ruleProbes } from './write-probes.js';

/** What touches no record is left out. */
export async function impactOf(pool: Pool, schema: string, current: Current, plan: Plan, language: Language): Promise<Impact[]> {
  if (!plan.model) return [];
  const planned: Planned = {
    schema,
    current: current.model,
    next: plan.model,
    origins: plan.origins,
    conversions: plan.conversions,
  };
  const found: Impact[] = [];
  for (const { object, probes, scan } of scans(planned, current)) {
    const answers = await scan.run(pool, probes);
    found.push(
      ...answers.flatMap(({ probe, count, samples }): Impact[] => {
        const { at, kind, risk, words, where } = probe;
        if (count === 0) return [];
        return [{ at, kind, object, risk, count, text: sentence(count, where === null, words, language), samples }];
      }),
    );
  }
  return [...found, ...(await purgedImpacts(pool, planned, language))];
}

interface Task {
  readonly object: string;
  readonly probes: readonly Probe[];
  readonly scan: Scan;
}

function* scans(planned: Planned, { documents }: Current): Generator<Task> {
  const { schema, current, next } = planned;
  for (const origin of planned.origins) {
    const builder = new Parameters();
    const sides = sidesOf(origin, planned, builder);
    const probes = [
      ...goneProbes(origin, documents),
      ...typeProbes(origin, planned),
      ...uniqueProbes(origin, planned),
      ...removedProbes(origin),
      ...ruleProbes(sides),
      ...requiredProbes(sides),
      ...formatProbes(origin),
      ...optionProbes(origin, documents),
      ...transitionProbes(sides),
    ];
    const place = { from: presentedSql(origin, planned), title: titleSql(origin), builder, timezone: next.app.timezone };
    yield { object: origin.object.name, probes, scan: new Scan(place) };
  }
  for (const object of removedObjects(current, next)) {
    const place = { ...ofObject(object, schema), builder: new Parameters(), timezone: next.app.timezone };
    yield { object: object.name, probes: [removedObjectProbe(object)], scan: new Scan(place) };
  }
}
