/** What is being entered in a form: values, what the rules make of them, what is wrong with them. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleEnvironment } from '../../metadata/rules/rule.js';
import { useApp } from '../api/app.js';
import { useReadAnew, type Values } from '../api/records.js';
import { arrive, carryOver, type Change, type Held, type Sheet } from './carry.js';
import { settle } from './rules/choices.js';
import { fieldStates, propertiesOf, type FormContext } from './rules/states.js';
import { verdict, warningsOn, type Violation } from './rules/verdict.js';
import { changedFields, isSame } from './rules/wire.js';
import { useSame } from '../hooks/same.js';

export interface DraftOptions extends Omit<FormContext, 'environment'> {
  /** What the form starts with. */
  readonly initial: Values;
  /** The stored record; null for a new one. */
  readonly stored: Values | null;
  /** Of a form of some fields only. */
  readonly columns?: 1 | 2 | 3;
}

/** What the server said about a field, as long as the field is what it was then. */
interface Answer extends Violation {
  readonly value: unknown;
}

interface Entered extends Held {
  readonly sheet: Sheet;
  /** The fields that were asked for last. */
  readonly asked: readonly string[] | undefined;
  readonly now: Date;
  /** What newer releases have made of the form since it was opened. */
  readonly changes: readonly Change[];
  /** How often values came from elsewhere than the inputs, which then begin anew. */
  readonly round: number;
}

export type Draft = ReturnType<typeof useDraft>;

export function useDraft(options: DraftOptions) {
  const { t } = useTranslation();
  const { timezone } = useApp();
  const [entered, setEntered] = useEntered(options);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [submitted, setSubmitted] = useState(false);
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const { sheet, values, initial, stored, only, needed, now, changes, round } = entered;
  const { object, form } = sheet;
  const environment = environmentOf(form.user, { now, timezone, previous: stored });
  const context: FormContext = { object, form, environment, ...(only && { only }), ...(needed && { needed }) };
  const states = useSame(fieldStates(context, values));
  const own = verdict(context, { values, stored, states }, t);
  // They are told as soon as something was entered: nothing will stop at them later.
  const warnings = touched.size > 0 || submitted ? warningsOn(context, { values, stored, states }) : [];
  const stillTrue = answers.filter((answer) => isSame(values[fieldIn(answer.pointer)], answer.value));
  return {
    context,
    states,
    values,
    initial,
    stored,
    changes,
    round,
    /** Without what the user has not come to yet. */
    violations: distinct([...own.filter(({ pointer }) => submitted || touched.has(fieldIn(pointer))), ...stillTrue]),
    warnings: distinct(warnings),
    isValid: own.length === 0,
    changed: changedFields(initial, values, states.shown),
    change: (next: Values) =>
      setEntered((before) => ({
        ...before,
        values: settle(object, { ...before.values, ...next }, changedFields(before.values, next, Object.keys(next))),
        now: new Date(),
      })),
    touch: (name: string) => setTouched((before) => (before.has(name) ? before : new Set(before).add(name))),
    submit: () => setSubmitted(true),
    answer: (violations: readonly Violation[]) =>
      setAnswers(violations.map((violation) => ({ ...violation, value: values[fieldIn(violation.pointer)] }))),
    readChanges: () => setEntered((before) => ({ ...before, changes: [] })),
    /** Takes on what was entered here another time; `base`: over which stored values that was. */
    restore: (again: Values, base: Values, lost: readonly Change[]) =>
      setEntered((before) => ({
        ...before,
        values: { ...before.values, ...again },
        initial: { ...before.initial, ...base },
        stored: before.stored && { ...before.stored, ...base },
        changes: [...before.changes, ...lost],
        now: new Date(),
        round: before.round + 1,
      })),
  };
}

/** The state of a form: it follows its object and form, over a newer release by carrying over what was entered. */
function useEntered({ object, form, initial, stored, only, needed }: DraftOptions) {
  const app = useApp();
  const [entered, setEntered] = useState<Entered>(() => ({
    sheet: { object, form },
    asked: only,
    values: initial,
    initial,
    stored,
    ...(only && { only }),
    ...(needed && { needed }),
    // Time moves with what is entered: `now` in a rule is when the last value came.
    now: new Date(),
    changes: [],
    round: 0,
  }));
  const { sheet } = entered;
  const isWhole = app.release === form.release;
  const isNewer = form.release !== sheet.form.release;
  const record = useReadAnew(sheet.object, entered.stored?.id, sheet.form.release, (entered.awaited ?? []).length > 0);
  const known = isWhole ? object : sheet.object;
  // While only one of them has come in a newer release, they speak of different fields.
  const isAsBefore = (isNewer && !isWhole) || (form === sheet.form && known === sheet.object);
  if (isAsBefore && !record && isSame(only, entered.asked)) return [entered, setEntered] as const;
  const followed = isAsBefore
    ? entered
    : isNewer
      ? follow(entered, { object, form })
      : { ...entered, sheet: { object: known, form } };
  const next = widened(record ? filled(followed, record) : followed, only, needed);
  // Setting state while rendering: React renders once more, before anything is shown.
  setEntered(next);
  return [next, setEntered] as const;
}

/** What is asked for now, beside what was before: a newer release may demand more. */
function widened(entered: Entered, only: readonly string[] | undefined, needed: readonly string[] = []): Entered {
  if (!only || isSame(only, entered.asked)) return { ...entered, asked: only };
  const names = propertiesOf(entered.sheet.form);
  const both = (one: readonly string[] = [], other: readonly string[]) =>
    [...new Set([...one, ...other])].filter((name) => name in names);
  return { ...entered, asked: only, only: both(entered.only, only), needed: both(entered.needed, needed) };
}

function filled(entered: Entered, record: Values): Entered {
  const next = arrive(entered, record);
  // Inputs begin anew where they were given another value.
  return { ...next, round: entered.round + (JSON.stringify(next.values) === JSON.stringify(entered.values) ? 0 : 1) };
}

function follow(entered: Entered, sheet: Sheet): Entered {
  const { changes, ...held } = carryOver(entered, entered.sheet, sheet);
  const known = new Set(entered.changes.map((change) => JSON.stringify(change)));
  const news = changes.filter((change) => !known.has(JSON.stringify(change)));
  // Also where nothing is to be said, an input that was given another value begins with it.
  return { ...entered, ...held, sheet, changes: [...entered.changes, ...news], round: entered.round + (news.length > 0 ? 1 : 0) };
}

export const fieldIn = (pointer: string): string => pointer.split('/')[1] ?? '';

const distinct = (violations: readonly Violation[]): readonly Violation[] => [
  ...new Map(violations.map((violation) => [`${fieldIn(violation.pointer)} ${violation.message}`, violation])).values(),
];

/** What the browser knows of what rules may read beside the record. */
export const environmentOf = (
  user: FormContext['form']['user'],
  { now, timezone, previous }: Pick<RuleEnvironment, 'now' | 'timezone' | 'previous'>,
): RuleEnvironment => ({ now, timezone, previous, user: { ...user, department_users: [], department_tree_users: [] } });
