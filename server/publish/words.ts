/** A change in plain words, for plans, messages and the history: “Customer: field “Budget” becomes required.” */
import { own } from '../../metadata/documents/component.js';
import type { SwitchWords } from '../../metadata/kinds/schema.js';
import { partNamed } from '../../metadata/kinds/parts.js';
import { Labels } from '../../metadata/documents/labels.js';
import type { SourceDocument } from '../compile/compile.js';
import { inLanguage, type Language } from '../errors/define.js';
import { sameJson } from '../../metadata/documents/same.js';
import type { Change } from './diff.js';
import { propertyWords, type Listed, type Valued } from './property-words.js';
import { changedGrants, objectName, valueInWords, type Setting } from './value-words.js';

/** Both sides of a diff, for the labels of what its changes name. */
interface Sides {
  readonly before: readonly SourceDocument[];
  readonly after: readonly SourceDocument[];
}

export const describeChange = (change: Change, language: Language, sides: Sides = { before: [], after: [] }): string =>
  describeChanges([change], language, sides)[0]!;

/** Labels are looked up once for all of them. */
export function describeChanges(changes: readonly Change[], language: Language, { before, after }: Sides): readonly string[] {
  const labels = new Labels(after, language, before);
  return changes.map((change) => sentence(change, { labels, language, ref: change.ref }));
}

function sentence(change: Change, setting: Setting): string {
  const { language } = setting;
  const zh = language === 'zh-CN';
  const place = placeOf(change, setting);
  const [colon, stop] = zh ? ['：', '。'] : [': ', '.'];
  const owner = place.owner === null ? '' : `${place.owner}${colon}`;
  const kept = partNamed(kindOf(change))?.keeps_values ?? false;
  switch (change.action) {
    case 'added':
      return capital(zh ? `${owner}新增${place.what}${stop}` : `${owner}${place.what} is added${stop}`);
    case 'removed':
      return capital(
        zh
          ? `${owner}移除${place.what}${kept ? '；其数据保留，直至被彻底清除' : ''}${stop}`
          : `${owner}${place.what} is removed${kept ? '; its values are kept until they are purged' : ''}${stop}`,
      );
    case 'renamed':
      return capital(
        zh
          ? `${owner}${place.what}由 ${String(change.from)} 改名为 ${String(change.to)}；不改动任何记录${stop}`
          : `${owner}${place.what} is renamed from ${String(change.from)} to ${String(change.to)}; no record is touched${stop}`,
      );
    case 'changed':
      return capital(`${owner}${place.what}${predicate(change, setting)}${stop}`);
  }
}

const kindOf = ({ at }: Change): string => at.at(-1)?.kind ?? '';
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Whose it is, and what: `Customer` and `field “Budget”`. */
function placeOf({ at }: Change, { language }: Setting): { readonly owner: string | null; readonly what: string } {
  const [document, ...inside] = at.map(({ kind, name, label }, index) => ({
    kind,
    text: label === null ? name : inLanguage(language)(label),
    last: index === at.length - 1,
  }));
  const named = ({ kind, text, last }: { kind: string; text: string; last: boolean }): string[] => {
    const part = partNamed(kind);
    const word = part?.[language] ?? kind;
    if (part?.single) return last ? [language === 'en' ? `the ${word}` : word] : [];
    return [language === 'zh-CN' ? `${word}“${text}”` : `${word} “${text}”`];
  };
  if (!document) return { owner: null, what: '' };
  if (inside.length === 0) return { owner: null, what: named(document).join('') };
  return { owner: document.text, what: inside.flatMap(named).join(language === 'zh-CN' ? '的' : ', ') };
}

/** What stands after the thing: ` becomes required`, `: maximum set to 5 (before: 3)`. */
function predicate(change: Change, setting: Setting): string {
  const property = change.property ?? '';
  if (property.startsWith('order of ')) return ordered(property.slice('order of '.length), setting);
  if (property === 'label') return relabelled(change, setting);
  const words = propertyWords[kindOf(change)]?.[property];
  if (!words) return otherwise(property, setting);
  if ('on' in words) return spaced(switched(words, change, setting), setting);
  if ('gained' in words) return spaced(listedIn(words, change, setting), setting);
  return words.form === 'grants' ? spaced(grantsIn(change, setting), setting) : valuedIn(words, change, setting);
}

const spaced = (text: string, { language }: Setting): string => (language === 'zh-CN' ? text : ` ${text}`);

function ordered(kinds: string, { language }: Setting): string {
  const word = partNamed(kinds.replace(/s$/, ''))?.[language] ?? kinds;
  return language === 'zh-CN' ? `：调整${word}的顺序` : `: the order of ${kinds} changes`;
}

/** A property that is younger than its words; a test sees to it that there is none. */
const otherwise = (property: string, { language }: Setting): string =>
  language === 'zh-CN' ? `：${property} 有变更` : `: ${property} changes`;

function relabelled({ from, to, at }: Change, { language }: Setting): string {
  const other = language === 'en' ? 'zh-CN' : 'en';
  const own1 = own(from, language) !== own(to, language);
  const side = own1 ? language : other;
  const [before, after] = [String(own(from, side) ?? ''), String(own(to, side) ?? '')];
  const inOther = own1 ? '' : language === 'zh-CN' ? '英文' : ' in Chinese';
  if (language === 'zh-CN')
    return after === '' ? `：去掉${inOther}名称` : `：${inOther}名称改为“${after}”${before && `（原为“${before}”）`}`;
  if (after === '') return ` loses its name${inOther}`;
  return at.at(-1)?.kind === 'flow'
    ? ` is labelled “${after}”`
    : ` is now called “${after}”${inOther}${before && `, formerly “${before}”`}`;
}

function switched(words: SwitchWords, { from, to }: Change, setting: Setting): string {
  const { language } = setting;
  const value = to ?? words.absent ?? false;
  const single = words.values?.[String(value)];
  if (single) return single[language];
  if (typeof value === 'object' && words.when)
    return words.when[language].replace('{0}', () => valueInWords('rule', value, setting));
  const side = value === true ? words.on : words.off;
  return sameJson(value, from ?? words.absent ?? false) ? words.on[language] : side[language];
}

function listedIn(words: Listed, { from, to }: Change, setting: Setting): string {
  const [before, after] = [Array.isArray(from) ? from : [], Array.isArray(to) ? to : []];
  const said = (text: Listed['gained'], entries: readonly unknown[]): string[] =>
    entries.length === 0 ? [] : [text[setting.language].replace('{0}', () => valueInWords(words.form, entries, setting))];
  const parts = [
    ...said(
      words.gained,
      after.filter((one) => !before.includes(one)),
    ),
    ...said(
      words.lost,
      before.filter((one) => !after.includes(one)),
    ),
  ];
  const [join, reordered] =
    setting.language === 'zh-CN' ? ['，', '调整必填字段的顺序'] : [' and ', 'lists its required fields in another order'];
  return parts.length === 0 ? reordered : parts.join(join);
}

function grantsIn({ from, to }: Change, setting: Setting): string {
  const names = changedGrants(from, to).map((name) => objectName(name, setting));
  if (names.length === 0) return setting.language === 'zh-CN' ? '的权限调整了顺序' : 'lists its grants in another order';
  return setting.language === 'zh-CN' ? `对${names.join('、')}的权限有变化` : `has other rights to ${names.join(', ')}`;
}

function valuedIn({ name, form }: Valued, { from, to }: Change, setting: Setting): string {
  const [before, after] = [from, to].map((value) => (value === undefined ? null : valueInWords(form, value, setting)));
  const word = name[setting.language];
  if (setting.language === 'zh-CN') {
    if (after === null) return `：取消${word}（原为 ${before ?? ''}）`;
    return before === null ? `：${word}设为 ${after}` : `：${word}改为 ${after}（原为 ${before}）`;
  }
  if (after === null) return `: ${word} cleared (before: ${before ?? ''})`;
  return before === null ? `: ${word} set to ${after}` : `: ${word} set to ${after} (before: ${before})`;
}
