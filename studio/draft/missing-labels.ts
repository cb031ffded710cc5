/** Labels of a document that lack one of the languages. */
import { isNode } from '../../metadata/documents/component.js';
import type { Label } from '../../metadata/format/types.js';
import { isMissing } from './label-text.js';

/** Labels are the objects that say something in English or Chinese and nothing else. */
const isLabel = (value: unknown): value is Label =>
  isNode(value) &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(([key, text]) => (key === 'en' || key === 'zh-CN') && typeof text === 'string');

export function countMissing(value: unknown): number {
  if (isLabel(value)) return isMissing(value, 'en') || isMissing(value, 'zh-CN') ? 1 : 0;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((count, part) => count + countMissing(part), 0);
}
