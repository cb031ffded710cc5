/** What a file of translations would change: held against the texts as they are, and as they were when it was exported. Pure. */
import type { Language } from '../../../runtime-ui/i18n/language.js';
import type { Entry } from './entries.js';
import { plainText } from './plain-text.js';
import { languages, textIn, type NewText } from './write.js';

export type Texts = Readonly<Record<Language, string>>;

export interface FileRow extends Texts {
  /** As the spreadsheet counts. */
  readonly line: number;
  readonly key: string;
}

export interface FileTexts {
  readonly rows: readonly FileRow[];
  /** By key, as exported; empty where the file does not say, as in CSV. */
  readonly exported: ReadonlyMap<string, Texts>;
}

export interface TextChange extends NewText {
  readonly entry: Entry;
  readonly line: number;
  readonly from: string;
}
/** Changed in the file, and otherwise here since the export. */
interface TextConflict extends TextChange {
  readonly exported: string;
}
interface RefusedRow {
  readonly line: number;
  readonly key: string;
  readonly why: 'long' | 'repeated';
}

export interface Comparison {
  readonly changes: readonly TextChange[];
  readonly conflicts: readonly TextConflict[];
  /** Keys that are no text of this application (any more). */
  readonly unknown: readonly FileRow[];
  readonly refused: readonly RefusedRow[];
}

export const LONGEST = 500;

/** A cell that is empty changes nothing, and neither does one that is as it was exported. */
export function compare(entries: readonly Entry[], { rows, exported }: FileTexts): Comparison {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const changes: TextChange[] = [];
  const conflicts: TextConflict[] = [];
  const unknown: FileRow[] = [];
  const refused: RefusedRow[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const { key, line } = row;
    const entry = byKey.get(key);
    if (!entry) unknown.push(row);
    else if (seen.has(key)) refused.push({ line, key, why: 'repeated' });
    else if (
      languages.some((language) => row[language].length > LONGEST && row[language] !== plainText(textIn(entry.label, language)))
    )
      refused.push({ line, key, why: 'long' });
    else {
      for (const language of languages) {
        const text = row[language];
        const from = plainText(textIn(entry.label, language));
        const before = exported.get(key)?.[language];
        if (text === '' || text === from || text === before) continue;
        const change = { key, language, text, entry, line, from };
        if (before !== undefined && before !== from) conflicts.push({ ...change, exported: before });
        else changes.push(change);
      }
    }
    seen.add(key);
  }
  return { changes, conflicts, unknown, refused };
}

export const changeId = ({ key, language }: Pick<TextChange, 'key' | 'language'>): string => `${language} ${key}`;
