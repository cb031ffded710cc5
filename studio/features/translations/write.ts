/** Texts put into their documents; pure. */
import { produce } from 'immer';
import type { Label } from '../../../metadata/format/types.js';
import { pathOf } from '../../../metadata/values/pointer.js';
import type { Language } from '../../../runtime-ui/i18n/language.js';
import type { Edit } from '../../draft/document.js';
import { isMissing, withText } from '../../draft/label-text.js';
import { entriesOf } from './entries.js';

export const languages = ['en', 'zh-CN'] as const satisfies readonly Language[];

/** What somebody has written in that language; what only stands in for it is no text. */
export const textIn = (label: Label, language: Language): string => (isMissing(label, language) ? '' : (label[language] ?? ''));

/** Chinese stands in for an English that is taken away. A label that would say nothing stays as it is. */
export function translated(label: Label, language: Language, text: string): Label {
  const next = textIn(label, language) === text ? undefined : withText(label, language, text);
  if (!next) return label;
  return next.en ? next : { ...next, en: next['zh-CN'] ?? '' };
}

export interface NewText {
  readonly key: string;
  readonly language: Language;
  readonly text: string;
}

type Document = Pick<Edit, 'kind' | 'id' | 'content'>;

/** The documents that the texts change. Keys that are not there any more are passed over. */
export function withTexts(documents: readonly Document[], texts: readonly NewText[]): Edit[] {
  const wanted = new Map<string, NewText[]>();
  for (const text of texts) wanted.set(text.key, [...(wanted.get(text.key) ?? []), text]);
  return documents.flatMap(({ kind, id, content }) => {
    const entries = entriesOf({ kind, id, content }).filter(({ key }) => wanted.has(key));
    if (entries.length === 0) return [];
    const changed = produce(content, (draft: unknown) => {
      for (const { key, pointer, label } of entries) {
        const next = (wanted.get(key) ?? []).reduce((now, { language, text }) => translated(now, language, text), label);
        if (next !== label) put(draft, pointer, next);
      }
    });
    return changed === content ? [] : [{ kind, id, content: changed }];
  });
}

function put(draft: unknown, pointer: string, label: Label): void {
  const path = pathOf(pointer);
  const last = path.pop() ?? '';
  const holder = path.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], draft);
  (holder as Record<string, unknown>)[last] = label;
}
