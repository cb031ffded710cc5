/** What becomes of a place that names something gone or renamed, in words: the fix that is offered for it. */
import type { Text } from '../kinds/kind.js';
import { nameOf } from './component.js';
import type { Labels, Language } from './labels.js';
import { referenceKind } from './reference-kinds.js';
import type { Reference } from './references.js';

const entry: Text = { en: 'It is taken off the list.', 'zh-CN': '从列表中去掉。' };
const renamed: Text = { en: 'It is named {0} here too.', 'zh-CN': '此处也改为 {0}。' };

/** @param left References about which only a person can decide. Null: it is one of those. */
export function describeFix(reference: Reference, labels: Labels, language: Language, left: readonly Reference[]): string | null {
  if (left.some((one) => one.pointer === reference.pointer && one.how === reference.how && one.from.id === reference.from.id))
    return null;
  const now = nameOf(labels.now(reference.to));
  if (now !== undefined) return renamed[language].replace('{0}', () => now);
  if (reference.spare) return entry[language];
  return referenceKind(reference.how).fix?.[language] ?? null;
}

/** How a component names another: “as a column”, “in its guard”. */
const describePlace = ({ how }: Pick<Reference, 'how'>, language: Language): string => referenceKind(how).place![language];

/** What a component does to another, after its own name: “leads to it”. */
export const describeUse = ({ how }: Pick<Reference, 'how'>, language: Language): string => referenceKind(how).use![language];

/** The whole of it: who names what, and how. */
export function describeReference(reference: Reference, labels: Labels, language: Language): string {
  const owner = (ref: Reference['from']): string =>
    ref.path.length === 0 ? labels.of(ref) : `${labels.of({ ...ref, path: [] })} › ${labels.of(ref)}`;
  const [from, to, place] = [owner(reference.from), owner(reference.to), describePlace(reference, language)];
  return language === 'zh-CN' ? `“${from}”的${place}引用了“${to}”` : `“${from}” names “${to}” ${place}`;
}
