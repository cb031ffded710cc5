/** A condition in words, as the builder's own labels have it. */
import { factsOfOperand, subjectOf, typeOfOperand } from './offers.js';
import type { BuilderSetting } from './setting.js';
import { formOf, type TestWord } from './tests.js';
import { pathOf, type Condition, type Group, type Literal, type Operand, type Scalar, type Test } from './tree.js';
import type { FieldFacts } from './types.js';
import { relativeOf } from './relative.js';

export function sentenceOf(node: Condition, setting: BuilderSetting): string {
  if (node.kind === 'json') return setting.t('sentence.other');
  return node.kind === 'group' ? groupText(node, setting) : testText(node, setting);
}

function groupText({ join, children }: Group, setting: BuilderSetting): string {
  const { t } = setting;
  const parts = children.map((child) => {
    const text = sentenceOf(child, setting);
    const nested = child.kind === 'group' && children.length > 1 && child.children.length > 1;
    return nested ? t('sentence.nested', { parts: text }) : text;
  });
  if (join === 'all') return parts.join(t('sentence.and'));
  if (join === 'any') return parts.join(t('sentence.or'));
  return t(`sentence.${join}`, { parts: parts.join(t(join === 'none' ? 'sentence.or' : 'sentence.and')) });
}

/** The words for a test of something of this type. */
export function wordText(word: TestWord, subject: Operand | null, setting: BuilderSetting): string {
  const type = subject ? typeOfOperand(subject, setting) : undefined;
  return setting.t.maybe(`wordOf.${type}.${word}`) ?? setting.t(`word.${word}`);
}

function testText(node: Test, setting: BuilderSetting): string {
  const { t } = setting;
  const subject = subjectOf(node);
  const { subject: index } = formOf(node.word);
  const like = subject ? factsOfOperand(subject, setting) : undefined;
  const others = node.args.filter((_, at) => at !== index).map((arg) => operandText(arg, setting, like));
  const [from = '', to] = others;
  const value = to === undefined ? from : t('sentence.range', { from, to });
  return [subject ? operandText(subject, setting) : t('thisRecord'), wordText(node.word, subject, setting), value]
    .filter((part) => part !== '')
    .join(' ');
}

export function operandText(operand: Operand, setting: BuilderSetting, like?: FieldFacts): string {
  const { t } = setting;
  switch (operand.kind) {
    case 'missing':
      return '…';
    case 'json':
      return t('sentence.other');
    case 'word':
      return String(operand.word);
    case 'value':
      return literalText(operand.value, setting, like);
    case 'call':
      return callText(operand, setting);
  }
}

function callText(operand: Extract<Operand, { kind: 'call' }>, setting: BuilderSetting): string {
  const { t } = setting;
  const { name, args } = operand;
  const path = pathOf(operand);
  const relative = relativeOf(operand);
  if (path !== undefined) {
    const field = setting.labelOfPath(path) ?? t('unknownField', { name: path });
    return name === 'previous' ? t('sentence.previous', { field }) : field;
  }
  if (relative) {
    const { amount, unit, start } = relative;
    if (amount === 0) return t(start);
    const n = Math.abs(amount);
    return t(amount < 0 ? 'sentence.ago' : 'sentence.ahead', { n, unit: t(`unit.${unit}`, { count: n }) });
  }
  const [first] = args;
  if (name === 'user' && first?.kind === 'word') return t.maybe(`user.${first.word}`) ?? String(first.word);
  if (name === 'related_count' && first?.kind === 'word') return relationText(String(first.word), setting);
  const parts = args.map((arg) => operandText(arg, setting)).join(t('sentence.list'));
  return t('sentence.call', { name: t.maybe(`function.${name}`) ?? name, parts });
}

export function relationText(relation: string, setting: BuilderSetting): string {
  const [objectName = '', fieldName = ''] = relation.split('.');
  const object = setting.facts.get(objectName);
  const field = object?.fields.get(fieldName);
  if (!object || !field) return setting.t('unknownField', { name: relation });
  return setting.t('related', { object: setting.labelOf(object), field: setting.labelOf(field) });
}

function literalText(literal: Literal, setting: BuilderSetting, like?: FieldFacts): string {
  const { t } = setting;
  if (literal === null || literal === '') return t('nothing');
  const entries: readonly Scalar[] = Array.isArray(literal) ? literal : [literal as Scalar];
  return entries.map((entry) => scalarText(entry, setting, like)).join(t('sentence.list'));
}

function scalarText(entry: Scalar, setting: BuilderSetting, like?: FieldFacts): string {
  const { t } = setting;
  if (typeof entry === 'boolean') return t(entry ? 'yes' : 'no');
  if (typeof entry === 'number') return String(entry);
  const choice = like?.values?.find(({ code }) => code === entry);
  if (choice) return setting.labelOf({ name: choice.code, label: choice.label });
  const isPlain = like !== undefined && ['date', 'datetime', 'time', 'reference'].includes(like.ruleType);
  return isPlain ? entry : t('sentence.quoted', { text: entry });
}
