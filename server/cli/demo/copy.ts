/** Rows → PostgreSQL's COPY text, gathered and written table by table so that references exist when they are named. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { fieldTypes } from '../../compile/field-types/index.js';
import type { FieldModel, Model, ObjectModel } from '../../compile/model.js';
import { copyStatement } from '../../serve/sql/copy.js';
import type { Row, Sink } from './row.js';

interface Column {
  readonly name: string;
  encode(value: unknown): string;
}

interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  lines: string[];
}

/** Objects in the order in which they refer to one another. */
export const ORDER = [
  'touchpoint_type',
  'campaign',
  'customer',
  'contact',
  'opportunity',
  'lead',
  'order',
  'ticket',
  'touchpoint',
  'task',
] as const;

const HISTORY = ['id', 'object_id', 'record_id', 'at', 'by', 'kind', 'version', 'from_stage', 'to_stage', 'reason', 'seconds'];

/** Characters that are gathered before they are sent. */
const BATCH = 6_000_000;

export class CopySink implements Sink {
  private readonly tables: ReadonlyMap<string, Table>;
  private readonly past: Table = { name: '_history', columns: HISTORY.map((name) => ({ name, encode: plain })), lines: [] };
  private size = 0;
  readonly written = new Map<string, number>();

  constructor(
    private readonly client: PoolClient,
    private readonly schema: string,
    private readonly model: Model,
  ) {
    this.tables = new Map(ORDER.map((name) => [name, { name, columns: columnsOf(objectOf(model, name)), lines: [] }]));
  }

  put(object: string, row: Row): void {
    const table = this.tables.get(object);
    if (table) this.add(table, row);
  }

  history(object: string, entry: Row): void {
    this.add(this.past, { ...entry, object_id: this.model.objects[object]?.id });
  }

  /** Sends what has gathered, if it is much. */
  async drain(): Promise<void> {
    if (this.size > BATCH) await this.flush();
  }

  async flush(): Promise<void> {
    for (const table of [...this.tables.values(), this.past]) {
      if (table.lines.length === 0) continue;
      const columns = table.columns.map(({ name }) => name);
      await pipeline(
        Readable.from(inPieces(table.lines)),
        this.client.query(copyFrom(copyStatement(this.schema, table.name, columns))),
      );
      this.written.set(table.name, (this.written.get(table.name) ?? 0) + table.lines.length);
      table.lines = [];
    }
    this.size = 0;
  }

  private add(table: Table, row: Row): void {
    const line = table.columns.map(({ name, encode }) => encode(row[name])).join('\t');
    table.lines.push(line);
    this.size += line.length;
  }
}

function* inPieces(lines: readonly string[]): Generator<string> {
  for (let start = 0; start < lines.length; start += 500) yield `${lines.slice(start, start + 500).join('\n')}\n`;
}

export function objectOf(model: Model, name: string): ObjectModel {
  const object = model.objects[name];
  if (!object) throw new Error(`Demo data is made for the touchpoint CRM; this workspace has no object "${name}"`);
  return object;
}

const columnsOf = (object: ObjectModel): Column[] =>
  Object.values(object.fields).map((field) => ({ name: field.name, encode: (value) => encodeField(value, field) }));

function encodeField(value: unknown, field: FieldModel): string {
  if (value === null || value === undefined) return '\\N';
  return plain(fieldTypes[field.type]?.toParameter(value, field) ?? null);
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (Array.isArray(value)) return escaped(`{${value.map(element).join(',')}}`);
  return escaped(String(value));
}

const element = (value: unknown): string => `"${String(value).replaceAll(/["\\]/g, String.raw`\$&`)}"`;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (text: string): string =>
  /[\\\n\r\t]/.test(text) ? text.replaceAll(/[\\\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign) : text;
