/** What is being entered in a form: values, what the rules make of them, what is wrong with them. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleEnvironment } from '../../metadata/rules/rule.js';
import { useApp } from '../api/app.js';
import type { Values } from '../api/records.js';
import { settle } from './rules/choices.js';
import { fieldStates, type FormContext } from './rules/states.js';
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

export type Draft = ReturnType<typeof useDraft>;

export function useDraft(options: DraftOptions) {
  const { object, form, initial, stored } = options;
  const { t } = useTranslation();
  const { timezone } = useApp();
  // Time moves with what is entered: `now` in a rule is when the last value came.
  const [{ values, now }, setEntered] = useState(() => ({ values: initial, now: new Date() }));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [submitted, setSubmitted] = useState(false);
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const [unreadable, setUnreadable] = useState<Readonly<Record<string, string>>>({});
  const environment = environmentOf(form.user, { now, timezone, previous: stored });
  const { only, needed } = options;
  const context: FormContext = { object, form, environment, ...(only && { only }), ...(needed && { needed }) };
  const states = useSame(fieldStates(context, values));
  const own = verdict(context, { values, stored, states }, t);
  // They are told as soon as something was entered: nothing will stop at them later.
  const warnings = touched.size > 0 || submitted ? warningsOn(context, { values, stored, states }) : [];
  const typing = Object.entries(unreadable).map(([name, message]) => ({ pointer: `/${name}`, message }));
  const stillTrue = answers.filter((answer) => isSame(values[fieldIn(answer.pointer)], answer.value));
  const all = [...typing, ...own];
  return {
    context,
    states,
    values,
    /** Without what the user has not come to yet. */
    violations: distinct([...all.filter(({ pointer }) => submitted || touched.has(fieldIn(pointer))), ...stillTrue]),
    warnings: distinct(warnings),
    isValid: all.length === 0,
    changed: changedFields(initial, values, states.shown),
    change: (next: Values) =>
      setEntered(({ values: before }) => ({
        values: settle(object, { ...before, ...next }, changedFields(before, next, Object.keys(next))),
        now: new Date(),
      })),
    touch: (name: string) => setTouched((before) => (before.has(name) ? before : new Set(before).add(name))),
    submit: () => setSubmitted(true),
    answer: (violations: readonly Violation[]) =>
      setAnswers(violations.map((violation) => ({ ...violation, value: values[fieldIn(violation.pointer)] }))),
    /** A field whose text is not a value (yet), for instance half-typed JSON. */
    report: (name: string, message: string | null) =>
      setUnreadable(({ [name]: _before, ...others }) => (message === null ? others : { ...others, [name]: message })),
  };
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
