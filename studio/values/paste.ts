/** Lines that somebody pastes → values of a picklist, with codes that nobody has yet. */
import type { ValueDocument } from '../../metadata/format/types.js';
import { snakeCase } from '../draft/names.js';

/**
 * One value a line: `High` · `high, High, 高` · the same with tabs, as spreadsheets copy. A line of two is a label in both
 * languages where the second holds Han characters, else code and label. Codes that are taken get a number.
 */
export function parseValues(text: string, existing: readonly Pick<ValueDocument, 'code'>[]): ValueDocument[] {
  const taken = new Set(existing.map(({ code }) => code));
  return text
    .split(/\r?\n/)
    .map((line) =>
      line
        .split(line.includes('\t') ? '\t' : /[,，;；]/)
        .map((cell) => cell.trim())
        .slice(0, 3),
    )
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => valueOf(cells, taken));
}

const isHan = (text: string | undefined): boolean => /\p{Script=Han}/u.test(text ?? '');
export const isCode = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_.+-]{0,59}$/.test(text);

function valueOf([first = '', second, third]: readonly string[], taken: Set<string>): ValueDocument {
  if (third) return valueWith(first, second || third, third, taken);
  if (second && !isHan(first) && isHan(second)) return valueWith('', first, second, taken);
  if (second) return valueWith(first, second, undefined, taken);
  return valueWith('', first, isHan(first) ? first : undefined, taken);
}

function valueWith(code: string, en: string, zh: string | undefined, taken: Set<string>): ValueDocument {
  const wanted = isCode(code) ? code : snakeCase(en);
  const free = freeCode(wanted || 'value', taken, wanted === '');
  taken.add(free);
  return { code: free, label: { en, ...(zh && { 'zh-CN': zh }) } };
}

function freeCode(stem: string, taken: ReadonlySet<string>, numbered: boolean): string {
  if (!numbered && !taken.has(stem)) return stem;
  for (let number = numbered ? 1 : 2; ; number++) if (!taken.has(`${stem}_${number}`)) return `${stem}_${number}`;
}
