/** Where a draft still names what it removed or renamed, with the fix that the studio offers. */
import { Labels } from '../../../metadata/documents/labels.js';
import { describeFix, describeReference } from '../../../metadata/documents/fix-words.js';
import { mend } from '../../../metadata/documents/refactor.js';
import { brokenReferences } from '../../../metadata/documents/references.js';
import type { SourceDocument } from '../../compile/compile.js';
import type { Language } from '../../errors/define.js';
import type { BrokenReference } from '../../contract/draft.js';

export function brokenUses(
  before: readonly SourceDocument[],
  after: readonly SourceDocument[],
  language: Language,
): BrokenReference[] {
  const broken = brokenReferences(before, after);
  if (broken.length === 0) return [];
  const { left } = mend(before, after);
  const labels = new Labels(after, language, before);
  return broken.map((reference) => ({
    target: reference.to,
    from: reference.from,
    pointer: reference.pointer,
    text: describeReference(reference, labels, language),
    fix: describeFix(reference, labels, language, left),
  }));
}
