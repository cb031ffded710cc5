/** Which texts are shown, and in which order; pure. */
import type { Language } from '../../../runtime-ui/i18n/language.js';
import { isMissing } from '../../draft/label-text.js';
import type { Entry } from './entries.js';
import { languages } from './write.js';

export const whiches = ['all', 'missing', 'en', 'zh-CN'] as const;
type Which = (typeof whiches)[number];

export interface Filter {
  readonly which: Which;
  /** `object/customer`; null: every document. */
  readonly document: string | null;
  readonly kind: string | null;
  readonly search: string;
}

export const everything: Filter = { which: 'all', document: null, kind: null, search: '' };

export const documentOf = ({ at }: Entry): string => `${at.kind}/${at.id}`;

/** What sort of thing the text belongs to: the list it stands in, else the kind of the document. */
export function kindOf({ at: { kind, path } }: Entry): string {
  return path.length === 1 ? (path[0] ?? kind) : (path.at(-2) ?? kind);
}

export const lacks = ({ label }: Entry, language: Language): boolean => isMissing(label, language);
export const isUntranslated = (entry: Entry): boolean => languages.some((language) => lacks(entry, language));

export const isOfWhich = (entry: Entry, which: Which): boolean =>
  which === 'all' || (which === 'missing' ? isUntranslated(entry) : lacks(entry, which));

/** `nameOf` says what people call the place, so that one finds all of "Budget". */
export function matches(entry: Entry, { document, kind, search }: Filter, nameOf: (entry: Entry) => string): boolean {
  if (document !== null && documentOf(entry) !== document) return false;
  if (kind !== null && kindOf(entry) !== kind) return false;
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return true;
  const { label, key } = entry;
  return [label.en ?? '', label['zh-CN'] ?? '', key, nameOf(entry)].some((text) => text.toLowerCase().includes(wanted));
}

/** `first`: keys that stand before the others, so that a row stays where it is while it is being translated. */
export const inOrder = (entries: readonly Entry[], first: ReadonlySet<string>): readonly Entry[] => [
  ...entries.filter(({ key }) => first.has(key)),
  ...entries.filter(({ key }) => !first.has(key)),
];
