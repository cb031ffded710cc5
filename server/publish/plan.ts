/** check → diff → DDL: what a publish would do, without doing it. What it says is what publish runs. */
import type { ClientBase } from 'pg';
import { compile, type Compiled, type Finding, type SourceDocument } from '../compile/compile.js';
import type { Model } from '../compile/model.js';
import type { Violation } from '../errors/define.js';
import { conversionOf, type Conversion } from './convert/conversion.js';
import { formerFields } from './convert/former.js';
import { conversionPlace } from './convert/place.js';
import { originsOf, type Origin } from './ddl/origins.js';
import { planDdl, type DdlStep } from './ddl/plan-ddl.js';
import { readSchemaState } from './ddl/state.js';
import { diffDocuments, type Change } from './diff.js';
import { findDuplicates, type Duplicates } from './duplicates.js';
import { refusals } from './refusals.js';

export interface Plan {
  readonly findings: readonly Finding[];
  /** Null where a finding is an error; then there is nothing below. */
  readonly model: Model | null;
  readonly changes: readonly Change[];
  readonly ddl: readonly DdlStep[];
  /** Names of the tables there are. */
  readonly tables: readonly string[];
  /** Where the values of objects that exist already come from. */
  readonly origins: readonly Origin[];
  /** Fields that change their type. */
  readonly conversions: readonly Conversion[];
  /** Existing values that stand against a field becoming unique. */
  readonly duplicates: readonly Duplicates[];
  /** What no DDL can do, and values in use that would lose their meaning. */
  readonly refused: readonly Violation[];
}

/** The documents a workspace runs on now; empty before its first release. */
export interface Current {
  readonly documents: readonly SourceDocument[];
  readonly model: Model | null;
}

/**
 * @param schema PostgreSQL schema of the workspace.
 * @param compiled `next`, where somebody has compiled it already.
 */
export async function planPublish(
  client: Pick<ClientBase, 'query'>,
  schema: string,
  current: Current,
  next: readonly SourceDocument[],
  { model, findings }: Compiled = compile(next),
): Promise<Plan> {
  if (!model)
    return { findings, model, changes: [], ddl: [], tables: [], origins: [], conversions: [], duplicates: [], refused: [] };
  const state = await readSchemaState(client, schema);
  const former = await formerFields(client, schema, state, { current: current.model, next: model });
  const setting = { schema, previous: current.model, next: model, place: conversionPlace(schema, current.model) };
  const origins = originsOf(state, current.model, model, former);
  const conversions = origins.flatMap((origin) =>
    Object.values(origin.fields).flatMap((field) => conversionOf(origin, field, setting) ?? []),
  );
  return {
    findings,
    model,
    changes: diffDocuments(current.documents, next),
    ddl: planDdl({ schema, state, previous: current.model, next: model, origins, conversions }),
    tables: Object.keys(state),
    origins,
    conversions,
    duplicates: await findDuplicates(client, schema, origins, conversions),
    refused: await refusals(client, schema, current.model, { origins, conversions, model }),
  };
}
