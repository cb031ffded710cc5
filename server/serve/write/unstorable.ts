/** The last resort for values that pass every check and still do not fit into the database: a refusal at the field, if it can be told. */
import { Failure } from '../../errors/define.js';
import { fieldsOf, pointerTo, type Draft } from './draft.js';

/** PostgreSQL's program_limit_exceeded, with the index it names. */
interface LimitError {
  readonly code?: unknown;
  readonly constraint?: string;
  readonly message?: string;
}

/** A refusal in place of that error; any other as it is. `drafts`: what was being stored. */
export function toldOf(error: unknown, drafts: readonly Draft[]): unknown {
  const { code, constraint, message = '' } = error as LimitError;
  if (code !== '54000') return error;
  const index = constraint ?? /for index "([^"]+)"/.exec(message)?.[1] ?? '';
  const object = drafts[0]?.object;
  const field = object && fieldsOf(object).find(({ id }) => index.includes(`_${object.id}_${id}_`));
  const size = (draft: Draft): number => Buffer.byteLength(JSON.stringify(draft.record[field?.name ?? ''] ?? null));
  const largest = drafts.toSorted((a, b) => size(b) - size(a))[0];
  if (!field || !largest?.sight.fields[field.name]) return new Failure('record.unstorable');
  const violation = { pointer: pointerTo(largest, field.name), code: 'value.unstorable', params: { label: field.label } };
  return new Failure('record.invalid', { count: 1 }, [violation]);
}
