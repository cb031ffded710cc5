/** Body of a bulk write: `{mode, rows: [{op: "create", fields}, {op: "update", id, version?, fields}, {op: "delete", id, version?}]}`. */
import { segmentOf } from '../../../metadata/values/pointer.js';
import { Failure, type Violation } from '../../errors/define.js';
import { objectOf, type Body } from './values.js';

type Operation = 'create' | 'update' | 'delete';
type Mode = 'all' | 'each';

export interface BulkRow {
  readonly index: number;
  readonly op: Operation;
  /** Empty for a new record. */
  readonly id: string;
  /** Version the row was read in; null: whichever. */
  readonly version: number | null;
  readonly fields: Body;
}

/** What is wrong with the shape of a row. */
export interface Malformed {
  readonly index: number;
  readonly violations: readonly Violation[];
}

interface BulkBody {
  readonly mode: Mode;
  /** What can be read of each row: the row, or what is wrong with its shape. */
  readonly rows: readonly (BulkRow | Malformed)[];
}

const MOST_ROWS = 1000;

const keysOf: Readonly<Record<Operation, readonly string[]>> = {
  create: ['op', 'fields'],
  update: ['op', 'id', 'version', 'fields'],
  delete: ['op', 'id', 'version'],
};

/** Throws `bulk.malformed` where there are no rows to point into. */
export function readBulk(raw: unknown): BulkBody {
  const body = objectOf(raw);
  const { mode = 'all', rows } = body;
  const isMode = mode === 'all' || mode === 'each';
  const isKnown = Object.keys(body).every((key) => key === 'mode' || key === 'rows');
  if (!isMode || !isKnown || !Array.isArray(rows) || rows.length === 0 || rows.length > MOST_ROWS)
    throw new Failure('bulk.malformed', { limit: MOST_ROWS });
  return { mode, rows: rows.map((row: unknown, index) => readRow(row, index)) };
}

function readRow(raw: unknown, index: number): BulkBody['rows'][number] {
  const at = `/rows/${index}`;
  if (!isObject(raw)) return { index, violations: [{ pointer: at, code: 'bulk.row', params: {} }] };
  const { op, id, version, fields } = raw;
  if (op !== 'create' && op !== 'update' && op !== 'delete')
    return { index, violations: [{ pointer: `${at}/op`, code: 'bulk.op', params: {} }] };
  const violations: Violation[] = Object.keys(raw)
    .filter((key) => !keysOf[op].includes(key))
    .slice(0, 100)
    .map((key) => ({
      pointer: at + segmentOf(key),
      code: 'field.unknown',
      params: { field: key.slice(0, 100) },
    }));
  const isNumber = version === undefined || version === null || (Number.isInteger(version) && (version as number) > 0);
  if (op !== 'create' && typeof id !== 'string') violations.push({ pointer: `${at}/id`, code: 'bulk.id', params: {} });
  if (!isNumber)
    violations.push({ pointer: `${at}/version`, code: 'value.type', params: { label: 'version', expected: 'integer' } });
  if (op !== 'delete' && !isObject(fields))
    violations.push({ pointer: `${at}/fields`, code: 'value.type', params: { label: 'fields', expected: 'object' } });
  if (violations.length > 0) return { index, violations };
  return {
    index,
    op,
    id: op === 'create' ? '' : String(id).toLowerCase(),
    version: (version as number | null | undefined) ?? null,
    fields: (fields ?? {}) as Body,
  };
}

const isObject = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);
