/** Rows → PostgreSQL's COPY text, gathered and written table by table so that references exist when they are named. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { fieldTypes } from '../../compile/field-types/index.js';
import type { FieldModel, Model, ObjectModel } from '../../compile/model.js';
import { copyStatement } from '../../serve/sql/copy.js';
import type { Row, Sink } from './row.js';

interface Column {
  readonly name: string;
  readonly encode: (value: unknown) => string;
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
const BATCH = 2_000_000;

export class CopySink implements Sink {
  private readonly tables: ReadonlyMap<string, Table>;
  private readonly past: Table = { name: '_history', columns: HISTORY.map((name) => ({ name, encode: plain })), lines: [] };
  private size = 0;
  /** The batch on its way; the next one is made meanwhile. */
  private sending: Promise<void> = Promise.resolve();
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

  /** Sends what has gathered, if it is much; waits for the batch before only, which goes on its way in between. */
  async drain(): Promise<void> {
    await setImmediate();
    if (this.size < BATCH) return;
    await this.sending;
    this.sending = this.send(this.taken());
    // Whoever awaits it next is told; until then its failure is nobody's.
    this.sending.catch(() => {});
  }

  async flush(): Promise<void> {
    await this.sending;
    await this.send(this.taken());
  }

  private taken(): readonly Table[] {
    const batch = [...this.tables.values(), this.past].map((table) => ({ ...table }));
    for (const table of [...this.tables.values(), this.past]) table.lines = [];
    this.size = 0;
    return batch.filter(({ lines }) => lines.length > 0);
  }

  private async send(batch: readonly Table[]): Promise<void> {
    for (const { name, columns, lines } of batch) {
      const statement = copyStatement(
        this.schema,
        name,
        columns.map((column) => column.name),
      );
      await pipeline(Readable.from(inPieces(lines)), this.client.query(copyFrom(statement)));
      this.written.set(name, (this.written.get(name) ?? 0) + lines.length);
    }
  }

  private add(table: Table, row: Row): void {
    let line = '';
    for (const { name, encode } of table.columns) line += line === '' ? encode(row[name]) : `\t${encode(row[name])}`;
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
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return escaped(`{${value.map(element).join(',')}}`);
  throw new Error(`A ${typeof value} cannot be loaded`);
}

/** Lists are of codes, ids or words. */
const element = (value: string): string => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (text: string): string =>
  /[\\\n\r\t]/.test(text) ? text.replaceAll(/[\\\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign) : text;
