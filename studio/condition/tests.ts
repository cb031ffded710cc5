/** The tests that a line of a condition can be: each an operator, perhaps denied, and which of its arguments is asked about. */

interface TestForm {
  /** Null: the operand itself is the condition. */
  readonly operator: string | null;
  readonly denied?: true;
  /** Which argument the line begins with; null: the record as a whole. */
  readonly subject: number | null;
  readonly arity: number;
}

const form = (operator: string | null, arity: number, subject: number | null = 0): TestForm => ({ operator, arity, subject });
const denied = (of: TestForm): TestForm => ({ ...of, denied: true });
const pair = (operator: string): TestForm => form(operator, 2);
const one = (operator: string): TestForm => form(operator, 1);

export const testForms = {
  is: pair('=='),
  is_not: pair('!='),
  less: pair('<'),
  at_most: pair('<='),
  more: pair('>'),
  at_least: pair('>='),
  between: form('<=', 3, 1),
  not_between: denied(form('<=', 3, 1)),
  within: form('<', 3, 1),
  not_within: denied(form('<', 3, 1)),
  in: pair('in'),
  not_in: denied(pair('in')),
  /** The list is what the line begins with: "roles of the user include sales". */
  lists: form('in', 2, 1),
  not_lists: denied(form('in', 2, 1)),
  contains: pair('contains'),
  not_contains: denied(pair('contains')),
  starts_with: pair('starts_with'),
  not_starts_with: denied(pair('starts_with')),
  ends_with: pair('ends_with'),
  not_ends_with: denied(pair('ends_with')),
  matches: pair('matches'),
  not_matches: denied(pair('matches')),
  has_personal_id: one('has_personal_id'),
  no_personal_id: denied(one('has_personal_id')),
  has: pair('has'),
  not_has: denied(pair('has')),
  has_any: pair('has_any'),
  has_none: denied(pair('has_any')),
  has_all: pair('has_all'),
  not_has_all: denied(pair('has_all')),
  empty: one('is_empty'),
  filled: denied(one('is_empty')),
  truthy: one('!!'),
  falsy: one('!'),
  holds: form(null, 1),
  changed: one('changed'),
  not_changed: denied(one('changed')),
  sees: one('sees'),
  not_sees: denied(one('sees')),
  is_new: form('is_new', 0, null),
  not_new: denied(form('is_new', 0, null)),
} as const satisfies Readonly<Record<string, TestForm>>;

export type TestWord = keyof typeof testForms;

const testWords = Object.keys(testForms) as readonly TestWord[];

export const formOf = (testWord: TestWord): TestForm => testForms[testWord];

/** The test that an operator with so many arguments is; `mirrored`: its list is what is asked about. */
export const wordOf = (operator: string, arity: number, isDenied: boolean, mirrored: boolean): TestWord | undefined =>
  testWords.find((testWord) => {
    const found = formOf(testWord);
    const fits = found.operator === operator && found.arity === arity && (found.denied ?? false) === isDenied;
    return fits && (operator !== 'in' || (found.subject === 1) === mirrored);
  });
