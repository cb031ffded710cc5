/** A change in plain words, for plans, messages and the history. */
import { inLanguage, type Language } from '../errors/define.js';
import type { Change } from './diff.js';

const KINDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  app: { en: 'app', 'zh-CN': '应用' },
  object: { en: 'object', 'zh-CN': '对象' },
  field: { en: 'field', 'zh-CN': '字段' },
  'record type': { en: 'record type', 'zh-CN': '业务类型' },
  rule: { en: 'rule', 'zh-CN': '规则' },
  flow: { en: 'stage flow', 'zh-CN': '阶段流程' },
  stage: { en: 'stage', 'zh-CN': '阶段' },
  transition: { en: 'transition', 'zh-CN': '流转' },
  layout: { en: 'form layout', 'zh-CN': '表单布局' },
  section: { en: 'section', 'zh-CN': '分区' },
  view: { en: 'list view', 'zh-CN': '列表视图' },
  picklist: { en: 'picklist', 'zh-CN': '选项集' },
  value: { en: 'value', 'zh-CN': '选项' },
  role: { en: 'role', 'zh-CN': '角色' },
};

/** For instance `Object Customer › field Budget: "required" changes from nothing to true.` */
export function describeChange(change: Change, language: Language): string {
  const place = capitalised(change.at.map(({ kind, name, label }) => placeName(kind, name, label, language)).join(' › '));
  if (language === 'zh-CN') return chinese(change, place);
  switch (change.action) {
    case 'added':
      return `${place} is added.`;
    case 'removed':
      return `${place} is removed${holdsValues(change) ? '; its values are kept until they are purged' : ''}.`;
    case 'renamed':
      return `${place} is renamed from ${String(change.from)} to ${String(change.to)}; no record is touched.`;
    case 'changed':
      return change.property?.startsWith('order of')
        ? `${place}: ${change.property} changes.`
        : `${place}: ${change.property} changes from ${printed(change.from, 'nothing')} to ${printed(change.to, 'nothing')}.`;
  }
}

function chinese(change: Change, place: string): string {
  switch (change.action) {
    case 'added':
      return `新增${place}。`;
    case 'removed':
      return `移除${place}${holdsValues(change) ? '；其数据保留，直至被彻底清除' : ''}。`;
    case 'renamed':
      return `${place}由 ${String(change.from)} 改名为 ${String(change.to)}；不改动任何记录。`;
    case 'changed':
      return change.property?.startsWith('order of')
        ? `${place}：调整顺序。`
        : `${place}：${change.property} 由 ${printed(change.from, '空')} 改为 ${printed(change.to, '空')}。`;
  }
}

const holdsValues = ({ at }: Change): boolean => ['object', 'field'].includes(at.at(-1)?.kind ?? '');
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function placeName(kind: string, name: string, label: unknown, language: Language): string {
  const word = KINDS[kind]?.[language] ?? kind;
  if (kind === 'flow' || kind === 'layout') return word;
  const text = label === null ? name : inLanguage(language)(label);
  return language === 'zh-CN' ? `${word}“${text}”` : `${word} “${text}”`;
}

/** Short enough for one line. */
function printed(value: unknown, nothing: string): string {
  if (value === undefined) return nothing;
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
