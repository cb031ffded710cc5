/** A folder of documents on disk → what the compiler takes. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { kindAt } from '../../metadata/kinds/index.js';
import type { Finding, SourceDocument } from '../compile/compile.js';
import { inexactIn } from '../serve/request/json-digits.js';

const LARGEST_FILE = 5_000_000;

/**
 * Reads the files below `folder` at which documents of some kind stand.
 * What cannot be read as JSON becomes a finding; nothing is thrown but the absence of the folder itself.
 */
export async function readDocuments(folder: string): Promise<{ documents: SourceDocument[]; findings: Finding[] }> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => kindAt(file) !== null)
    .toSorted();
  const documents: SourceDocument[] = [];
  const findings: Finding[] = [];
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8');
    if (text.length > LARGEST_FILE) {
      findings.push({ level: 'error', file, pointer: '', code: 'format.too_large', params: { limit: LARGEST_FILE } });
      continue;
    }
    try {
      documents.push({ file, content: JSON.parse(text) as unknown });
      findings.push(...inexactIn(text).map((fault): Finding => ({ level: 'error', file, ...fault })));
    } catch (error) {
      findings.push({ level: 'error', file, pointer: '', code: 'format.not_json', params: { reason: (error as Error).message } });
    }
  }
  return { documents, findings };
}
