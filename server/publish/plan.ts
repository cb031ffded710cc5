/** check → diff → DDL: what a publish would do, without doing it. What it says is what publish runs. */
import type { ClientBase } from 'pg';
import { compile, type Finding, type SourceDocument } from '../compile/compile.js';
import type { Model } from '../compile/model.js';
import { planDdl, type DdlStep } from './ddl/plan-ddl.js';
import { readSchemaState } from './ddl/state.js';
import { diffDocuments, type Change } from './diff.js';
import { findDuplicates, type Duplicates } from './duplicates.js';

export interface Plan {
  readonly findings: readonly Finding[];
  /** Null where a finding is an error; then there is nothing below. */
  readonly model: Model | null;
  readonly changes: readonly Change[];
  readonly ddl: readonly DdlStep[];
  /** Existing values that stand against a field becoming unique. */
  readonly duplicates: readonly Duplicates[];
}

/** The documents a workspace runs on now; empty before its first release. */
export interface Current {
  readonly documents: readonly SourceDocument[];
  readonly model: Model | null;
}

/** @param schema PostgreSQL schema of the workspace. Throws `publish.refused` for what no DDL can do. */
export async function planPublish(
  client: Pick<ClientBase, 'query'>,
  schema: string,
  current: Current,
  next: readonly SourceDocument[],
): Promise<Plan> {
  const { model, findings } = compile(next);
  if (!model) return { findings, model, changes: [], ddl: [], duplicates: [] };
  const state = await readSchemaState(client, schema);
  return {
    findings,
    model,
    changes: diffDocuments(current.documents, next),
    ddl: planDdl(schema, state, current.model, model),
    duplicates: await findDuplicates(client, schema, current.model, model),
  };
}
