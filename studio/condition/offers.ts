/** What may be said of an operand at a place, and what each side of it may be: driven by the closed list of operators. */
import { typeOf } from '../../metadata/rules/expression.js';
import { operators } from '../../metadata/rules/operators/index.js';
import { parameterAt, type Operator, type Parameter, type Place } from '../../metadata/rules/operators/operator.js';
import type { RuleType } from '../../metadata/rules/rule.js';
import { printedOperand } from './print.js';
import { formOf, type TestWord } from './tests.js';
import { missing, pathOf, test, value, word, type Call, type Literal, type Operand, type Scalar, type Test } from './tree.js';
import { fieldAt, isToOne, type Facts, type FieldFacts, type ObjectFacts } from './types.js';

/** Whose condition it is, and where it stands. */
export interface Setting {
  readonly facts: Facts;
  readonly object: ObjectFacts;
  readonly place: Place;
}

/** What a value is for: one or several of a type, perhaps out of the choices of a field. */
export interface Slot {
  readonly types: readonly RuleType[];
  readonly many: boolean;
  /** `null` may stand here. */
  readonly empty: boolean;
  /** Whose values are chosen among. */
  readonly like?: FieldFacts;
  /** Names of roles are chosen among. */
  readonly roles?: boolean;
  readonly pattern?: boolean;
  /** A value that a document gives a field: it can know no record by its id, and nothing was before it. */
  readonly given?: boolean;
}

function factsOfOperand(operand: Operand, { facts, object }: Setting): FieldFacts | undefined {
  const path = pathOf(operand);
  return path === undefined ? undefined : fieldAt(facts, object, path);
}

export function typeOfOperand(operand: Operand, { facts, object }: Setting): RuleType | undefined {
  if (operand.kind === 'value' && typeof operand.value === 'string') return 'text';
  return typeOf(printedOperand(operand), (path) => fieldAt(facts, object, path)?.ruleType);
}

const moments: readonly TestWord[] = ['less', 'at_most', 'more', 'at_least', 'is', 'is_not', 'between', 'not_between'];
const always: readonly TestWord[] = ['filled', 'empty', 'changed', 'not_changed'];

const byType: Readonly<Record<RuleType, readonly TestWord[]>> = {
  boolean: ['is', 'is_not', ...always],
  number: ['is', 'is_not', 'more', 'at_least', 'less', 'at_most', 'between', 'not_between', 'in', 'not_in', ...always],
  text: [
    ...(['contains', 'not_contains', 'is', 'is_not', 'starts_with', 'not_starts_with', 'ends_with', 'not_ends_with'] as const),
    ...(['in', 'not_in', 'matches', 'not_matches', 'has_personal_id', 'no_personal_id'] as const),
    ...always,
  ],
  date: [...moments, ...always],
  datetime: [...moments, ...always],
  time: [...moments, ...always],
  reference: ['is', 'is_not', 'in', 'not_in', 'sees', 'not_sees', ...always],
  list: ['has', 'not_has', 'has_any', 'has_none', 'has_all', 'not_has_all', ...always],
  json: always,
};
const ofChoices: readonly TestWord[] = ['is', 'is_not', 'in', 'not_in', ...always];

/** The tests that can be made of an operand, the likeliest first. */
function possibleWords(operand: Operand, setting: Setting): readonly TestWord[] {
  const field = factsOfOperand(operand, setting);
  const type = typeOfOperand(operand, setting);
  const wanted = type === undefined ? [] : field?.values && type === 'text' ? ofChoices : byType[type];
  return wanted.filter((one) => isPossible(one, operand, field, setting.place));
}

/** The tests offered for a line; the one it has stays among them. */
export function offeredWords(line: Test, setting: Setting): readonly TestWord[] {
  const operand = subjectOf(line);
  if (operand === null) return ['is_new', 'not_new'];
  const possible = possibleWords(operand, setting);
  return possible.includes(line.word) ? possible : [line.word, ...possible.filter((one) => !saysTheSame(one, line.word))];
}

function isPossible(one: TestWord, operand: Operand, field: FieldFacts | undefined, place: Place): boolean {
  const operator = operators[formOf(one).operator ?? ''];
  if (!operator?.places.includes(place)) return false;
  const named = operator.parameters[0]?.literal;
  if (named === undefined) return true;
  const own = operand.kind === 'call' && operand.name === 'var' && !pathOf(operand)?.includes('.');
  return own && field !== undefined && (named !== 'lookup' || isToOne(field));
}

/** Two spellings that read alike: the one that stands there is shown. */
const saysTheSame = (one: TestWord, other: TestWord): boolean =>
  (one === 'filled' && other === 'truthy') || (one === 'empty' && other === 'falsy');

/** What stands beside the subject of a test, by index of the argument. */
export function slotsOf(
  { word: current, args }: Test,
  setting: Setting,
): readonly { readonly index: number; readonly slot: Slot }[] {
  const { operator: name, subject, arity } = formOf(current);
  const operator = operators[name ?? ''];
  if (!operator || subject === null) return [];
  const operand = args[subject] ?? missing;
  return Array.from({ length: arity }, (_, index) => index)
    .filter((index) => index !== subject)
    .map((index) => ({ index, slot: slotFor(parameterAt(operator, index, arity), operand, current, setting) }));
}

function slotFor(parameter: Parameter | undefined, subject: Operand, current: TestWord, setting: Setting): Slot {
  const type = typeOfOperand(subject, setting);
  const like = factsOfOperand(subject, setting);
  const roles = isRoles(subject);
  const entries = { ...(like && { like }), ...(roles && { roles }) };
  const entryType = entryTypeOf(subject, like);
  if (parameter?.literal === 'pattern') return { types: ['text'], many: false, empty: false, pattern: true };
  if (parameter?.elements) return { types: [type ?? 'text'], many: true, empty: false, ...entries };
  if (parameter?.types.join() === 'list') return { types: [entryType], many: true, empty: false, ...entries };
  if (['has', 'not_has', 'lists', 'not_lists'].includes(current))
    return { types: [entryType], many: false, empty: false, ...entries };
  const types = parameter?.same && type ? [type] : (parameter?.types ?? ['text']);
  return { types, many: false, empty: parameter?.empty ?? false, ...entries };
}

const isRoles = (operand: Operand): boolean =>
  operand.kind === 'call' && operand.name === 'user' && operand.args[0]?.kind === 'word' && operand.args[0].word === 'roles';

/** What a list has in it. */
function entryTypeOf(operand: Operand, like: FieldFacts | undefined): RuleType {
  if (like) return like.to === undefined ? 'text' : 'reference';
  return operand.kind === 'call' && operand.name === 'user' && !isRoles(operand) ? 'reference' : 'text';
}

/** The test with another word; what was entered stays where it still fits. */
export function withWord(old: Test, next: TestWord, setting: Setting): Test {
  const from = formOf(old.word);
  const to = formOf(next);
  const { [from.subject ?? 0]: subject = missing } = old.args;
  const others = old.args.filter((_, index) => index !== from.subject);
  const named = to.operator && operators[to.operator]?.parameters[0]?.literal && to.arity === 1;
  const wasNamed = from.operator && operators[from.operator]?.parameters[0]?.literal && from.arity === 1;
  const path = pathOf(subject);
  const asked: Operand = wasNamed && subject.kind === 'word' ? callOf('var', subject) : subject;
  const first: Operand = named && path !== undefined ? word(path) : asked;
  const blank: Test = { ...test(next, argsFor(to.arity, to.subject, first, [])), key: old.key };
  const slots = slotsOf(blank, setting);
  const kept = slots.map(({ slot }, index) => fitted(others[index] ?? missing, slot, setting));
  return { ...blank, args: argsFor(to.arity, to.subject, first, kept) };
}

const callOf = (name: string, ...args: readonly Operand[]): Call => ({ kind: 'call', name, args });

function argsFor(arity: number, subject: number | null, first: Operand, others: readonly Operand[]): readonly Operand[] {
  const rest = [...others];
  return Array.from({ length: arity }, (_, index) => (index === subject ? first : (rest.shift() ?? missing)));
}

/** What a line begins with, as an operand; `changed` and `sees` name their field. */
export function subjectOf({ word: current, args }: Test): Operand | null {
  const { subject } = formOf(current);
  if (subject === null) return null;
  const operand = args[subject] ?? missing;
  return operand.kind === 'word' ? callOf('var', operand) : operand;
}

/** The test about something else: the same word if it can be said of it, else the first that can. */
export function withSubject(old: Test, operand: Operand, setting: Setting): Test {
  const words = possibleWords(operand, setting);
  const next = words.includes(old.word) ? old.word : (words[0] ?? 'is');
  const from = formOf(old.word);
  const others = from.subject === null ? [] : old.args.filter((_, index) => index !== from.subject);
  const moved: Test = { ...test('is', [operand, ...others]), key: old.key };
  return withWord(moved, next, setting);
}

export const aboutRecord = (old: Test): Test => ({ ...test('is_new', []), key: old.key });

/** An operand where it may stand, or nothing: a list becomes its only entry, an entry a list of one. */
function fitted(operand: Operand, slot: Slot, setting: Setting): Operand {
  if (operand.kind === 'value') {
    const literal = fittedLiteral(operand.value, slot);
    return literal === undefined ? missing : value(literal);
  }
  if (operand.kind !== 'call') return operand.kind === 'json' ? operand : missing;
  const type = typeOfOperand(operand, setting);
  return type !== undefined && (slot.many ? type === 'list' : slot.types.includes(type)) ? operand : missing;
}

function fittedLiteral(literal: Literal, slot: Slot): Literal | undefined {
  if (literal === null) return slot.empty ? null : undefined;
  const entries: readonly Scalar[] = Array.isArray(literal) ? literal : [literal as Scalar];
  const fits = entries.filter((entry) => slot.types.some((type) => jsTypeOf(type) === typeof entry) && isChoice(entry, slot));
  if (slot.many) return fits.length > 0 ? fits : undefined;
  return fits[0];
}

const isChoice = (entry: Scalar, { like }: Slot): boolean => !like?.values || like.values.some(({ code }) => code === entry);

const jsTypeOf = (type: RuleType): string => (type === 'number' || type === 'boolean' ? type : 'string');

const hidden = new Set(['var', 'previous', 'user', 'today', 'now', 'if']);

/** Functions whose result may stand where this type is wanted. */
export function functionsFor(types: readonly RuleType[], place: Place): readonly string[] {
  const gives = ({ result, parameters }: Operator): boolean =>
    result === 'same'
      ? parameters.some((parameter) => parameter.same && parameter.types.some((type) => types.includes(type)))
      : types.some((type) => type === result);
  return Object.keys(operators).filter((name) => {
    const operator = operators[name]!;
    return !hidden.has(name) && operator.result !== 'boolean' && operator.places.includes(place) && gives(operator);
  });
}
