/** Documents ↔ one zip file with the same files as a folder of them. Equal documents are equal bytes. */
import { Unzip, UnzipInflate, zipSync, type UnzipFile, type Zippable } from 'fflate';
import { formatDocument, type SourceDocument } from '../../compile/compile.js';
import { Failure } from '../../errors/define.js';

/** By local fields, which a zip stores: the same wherever it is made. */
const stamp = new Date(2000, 0, 1);

export function zipDocuments(documents: readonly SourceDocument[]): Uint8Array {
  const entries = documents
    .toSorted((a, b) => (a.file < b.file ? -1 : 1))
    .map(({ file, content }): [string, Zippable[string]] => [
      file,
      [encoder.encode(formatDocument(content)), { mtime: stamp, os: 3 }],
    ]);
  return zipSync(Object.fromEntries(entries), { level: 6 });
}

const encoder = new TextEncoder();

export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a zip may hold: enough for 2,000 documents, little enough for the memory of a server. */
const limits = { zip: 10_000_000, entries: 5_000, file: 1_000_000, total: 50_000_000 } as const;
/** Compressed bytes between two looks at how much has come of them. */
const chunk = 16_384;

/** Throws `bundle.unreadable`, `bundle.too_large`, `bundle.path`. Sizes are measured, not believed. */
export function unzip(zip: Uint8Array): readonly ZipFile[] {
  if (zip.length > limits.zip) throw new Failure('bundle.too_large', { limit: limits.zip });
  const files: ZipFile[] = [];
  let [total, entries, open] = [0, 0, 0];
  const unzipper = new Unzip((file) => {
    entries += 1;
    if (entries > limits.entries) throw new Failure('bundle.too_large', { limit: limits.entries });
    checkPath(file.name);
    if (file.name.endsWith('/')) return;
    open += 1;
    read(
      file,
      (bytes) => (total += bytes),
      (bytes) => {
        open -= 1;
        files.push({ name: file.name, bytes });
      },
    );
  });
  unzipper.register(UnzipInflate);
  try {
    for (let at = 0; at < zip.length; at += chunk) {
      unzipper.push(zip.subarray(at, at + chunk), at + chunk >= zip.length);
      if (total > limits.total) throw new Failure('bundle.too_large', { limit: limits.total });
    }
  } catch (error) {
    throw error instanceof Failure ? error : new Failure('bundle.unreadable', {});
  }
  // A file that was cut off, or has parts the reader passed over, must not pass for one that leaves documents out.
  if (entries === 0 || entries !== entriesIn(zip) || open > 0) throw new Failure('bundle.unreadable', {});
  return files;
}

/** How many entries the directory at the end of a zip says there are; null: there is none. */
function entriesIn(zip: Uint8Array): number | null {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = bytes.lastIndexOf('PK\u0005\u0006');
  return end < 0 || end + 12 > bytes.length ? null : bytes.readUInt16LE(end + 10);
}

function read(file: UnzipFile, count: (bytes: number) => number, done: (bytes: Uint8Array) => void): void {
  const parts: Uint8Array[] = [];
  let size = 0;
  file.ondata = (error, part, final) => {
    if (error) throw error;
    size += part.length;
    if (count(part.length) > limits.total) throw new Failure('bundle.too_large', { limit: limits.total });
    if (size > limits.file) throw new Failure('bundle.too_large', { limit: limits.file });
    parts.push(part);
    if (final) done(Buffer.concat(parts));
  };
  file.start();
}

/** Nothing is written to a disk here; but whoever unpacks such a file elsewhere would be sorry. */
function checkPath(name: string): void {
  const isPlain = !/[\\\p{Cc}]/u.test(name) && !/^([a-z]:|\/)/i.test(name) && !name.split('/').includes('..');
  if (!isPlain || name.length > 300) throw new Failure('bundle.path', { name: name.slice(0, 100) });
}
