/** Translations as a spreadsheet, out and in. What comes in is somebody's file: bounded before it is read. */
import { unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import writeXlsxFile from 'write-excel-file/universal';
import type { FileRow, FileTexts, Texts } from './compare.js';
import { parseCsv } from './csv.js';
import type { Entry } from './entries.js';
import { plainText } from './plain-text.js';
import { textIn } from './write.js';

export interface Names {
  readonly document: string;
  readonly component: string;
  readonly property: string;
}

/** Headers are the same in every language, so that a file is read wherever it is written. */
const headers = ['document', 'component', 'property', 'key', 'English', '中文'] as const;
/** The second sheet keeps what was exported, so that the import sees what was changed since, and by whom. */
const EXPORTED = 'exported';
const widths = [22, 36, 18, 40, 48, 48];

const cell = (value: string) => ({ value: plainText(value), type: String, wrap: true, alignVertical: 'top' as const });
const head = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });

/** Every cell is text, never a formula: `=1+1` stays what somebody wrote. */
export function writeSpreadsheet(entries: readonly Entry[], nameOf: (entry: Entry) => Names): Promise<Blob> {
  const texts = entries.map(({ key, label }) => [key, textIn(label, 'en'), textIn(label, 'zh-CN')]);
  const named = entries.map((entry, index) => {
    const { document, component, property } = nameOf(entry);
    return [document, component, property, ...(texts[index] ?? [])];
  });
  return writeXlsxFile([
    {
      sheet: 'translations',
      data: [headers.map(head), ...named.map((row) => row.map(cell))],
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
    },
    {
      sheet: EXPORTED,
      data: [headers.slice(3).map(head), ...texts.map((row) => row.map(cell))],
      columns: widths.slice(3).map((width) => ({ width })),
    },
  ]).toBlob();
}

export const limits = { bytes: 5_000_000, unpacked: 60_000_000, rows: 20_000 } as const;

export type FaultCode = 'large' | 'rows' | 'unreadable' | 'columns' | 'kind' | 'empty';

/** Why a file is not taken; a text of its own for each. */
export class FileFault extends Error {
  constructor(
    readonly code: FaultCode,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}

export async function readSpreadsheet(file: Blob, name: string): Promise<FileTexts> {
  if (file.size > limits.bytes) throw new FileFault('large', { megabytes: limits.bytes / 1e6 });
  const bytes = await file.arrayBuffer();
  if (/\.(csv|tsv|txt)$/i.test(name)) return { rows: rowsOf(parseCsv(decoded(bytes), limits.rows + 1)), exported: new Map() };
  if (!/\.xlsx$/i.test(name)) throw new FileFault('kind');
  const sheets = await unpacked(bytes);
  const kept = sheets.find(({ sheet }) => sheet === EXPORTED);
  const rows = rowsOf(sheets.find((sheet) => sheet !== kept)?.data ?? []);
  const exported = new Map((kept ? rowsOf(kept.data) : []).map(({ key, ...texts }): [string, Texts] => [key, texts]));
  return { rows, exported };
}

/** A small file can unpack to a very large one: what it says of its size is read first. */
async function unpacked(bytes: ArrayBuffer) {
  try {
    let size = 0;
    unzipSync(new Uint8Array(bytes), {
      filter: ({ originalSize }) => {
        size += originalSize;
        return false;
      },
    });
    if (size > limits.unpacked) throw new FileFault('large', { megabytes: limits.unpacked / 1e6 });
    return await readXlsxFile(bytes, { trim: false, parseNumber: (text) => text });
  } catch (error) {
    throw error instanceof FileFault ? error : new FileFault('unreadable');
  }
}

/** UTF-8, or what Excel writes in China. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function rowsOf(table: readonly (readonly unknown[])[]): FileRow[] {
  const [first = [], ...rest] = table;
  if (rest.length > limits.rows) throw new FileFault('rows', { rows: limits.rows });
  const column = (header: string) => first.findIndex((one) => textOf(one).toLowerCase() === header.toLowerCase());
  const [key, en, zh] = [column('key'), column('English'), column('中文')];
  if (key < 0 || (en < 0 && zh < 0)) throw new FileFault('columns', { columns: 'key, English, 中文' });
  const rows = rest
    .map((row, index) => ({ line: index + 2, key: textOf(row[key]), en: textOf(row[en]), 'zh-CN': textOf(row[zh]) }))
    .filter((row) => row.key !== '');
  if (rows.length === 0) throw new FileFault('empty');
  return rows;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? plainText(value) : typeof value === 'boolean' ? String(value).toUpperCase() : '';
