/** A grant's fields and transitions in a few words. */
import type { GrantDocument } from '../../../metadata/format/types.js';
import { EVERY } from './grants.js';
import { summaryOf } from './summary.js';
import { useTexts } from './texts.js';
import type { Line } from './use-role-edits.js';

export function GrantWords({ line, grant }: { readonly line: Line; readonly grant: GrantDocument }) {
  const words = useGrantWords();
  return <span className="grant-words">{words(line, grant).join(' · ')}</span>;
}

/** Fields, then transitions where there can be any. */
export function useGrantWords(): (line: Line, grant: GrantDocument) => readonly string[] {
  const t = useTexts();
  return ({ object }, grant) => {
    const { rest, isAll, counts } = summaryOf(grant);
    const others = counts.map(({ level, count }) => t(`summary.count.${level}`, { count }));
    const fields = isAll ? t(`summary.all.${rest}`) : [...others, t(`summary.rest.${rest}`)].join(t('words.join'));
    const all = object?.flow?.transitions?.length ?? 0;
    const moves = grant.transitions ?? [];
    if (moves.includes(EVERY)) return object && all === 0 ? [fields] : [fields, t('summary.moves')];
    return all === 0
      ? [fields]
      : [fields, moves.length === 0 ? t('summary.noMoves') : t('summary.moveCount', { count: moves.length, all })];
  };
}
