/** What a condition and its parts are called. */
import { isMomentType } from '../../metadata/documents/labels.js';
import { describeRule } from '../../metadata/documents/rule-words.js';
import { typeOfOperand } from './offers.js';
import { printedOperand } from './print.js';
import type { BuilderSetting } from './setting.js';
import type { TestWord } from './tests.js';
import type { Operand } from './tree.js';

type Speaking = Pick<BuilderSetting, 'labels' | 'language'>;

export const sentenceOf = (rule: unknown, { labels, language }: Speaking): string => describeRule(rule, labels, language);

/** The words for a test of something of this type. */
export function wordText(word: TestWord, subject: Operand | null, setting: BuilderSetting): string {
  const type = subject ? typeOfOperand(subject, setting) : undefined;
  const kind = type !== undefined && isMomentType(type) ? 'moment' : type;
  return setting.t.maybe(`wordOf.${kind}.${word}`) ?? setting.t(`word.${word}`);
}

export const operandText = (operand: Operand, setting: BuilderSetting): string => sentenceOf(printedOperand(operand), setting);

export function relationText(relation: string, { facts, labelOf, t }: BuilderSetting): string {
  const [objectName = '', fieldName = ''] = relation.split('.');
  const object = facts.get(objectName);
  const field = object?.fields.get(fieldName);
  if (!object || !field) return t('unknownField', { name: relation });
  return t('related', { object: labelOf(object), field: labelOf(field) });
}
