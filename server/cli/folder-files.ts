/** Documents of a workspace → the files of a folder, as an export has them. */
import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { formatDocument, type SourceDocument } from '../compile/compile.js';
import { Failure } from '../errors/define.js';
import { kindAt, kindNamed, kinds } from '../../metadata/kinds/index.js';

interface Pulled {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/**
 * Makes the documents in the folder those given; other files in it are left alone. Throws `cli.foreign_folder` for a
 * folder with files and no application in it: that is most likely not where it was meant to go.
 */
export async function writeDocuments(folder: string, documents: readonly SourceDocument[]): Promise<Pulled> {
  const present = await filesIn(folder);
  if (present.length > 0 && !present.includes(kindNamed('app').file)) throw new Failure('cli.foreign_folder', { folder });
  const written: string[] = [];
  for (const { file, content } of documents) {
    const path = join(folder, file);
    const text = formatDocument(content);
    if (present.includes(file) && (await readFile(path, 'utf8')) === text) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    written.push(file);
  }
  const wanted = new Set(documents.map(({ file }) => file));
  const removed = present.filter((file) => kindAt(file) !== null && !wanted.has(file));
  for (const file of removed) {
    await rm(join(folder, file));
    // A folder of an object that holds something else stays.
    if (hasFolder(file)) await rmdir(dirname(join(folder, file))).catch(() => {});
  }
  return { written, removed, unchanged: documents.length - written.length };
}

/** Documents of the kind have a folder each. */
const hasFolder = (file: string): boolean =>
  kinds.some(({ name, file: path }) => name === kindAt(file) && path.includes('{name}/'));

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}
