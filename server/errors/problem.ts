/** A failure → `application/problem+json` in the caller's language. The only place where error text is made. */
import { catalogue } from './catalogue/index.js';
import { type Failure, inLanguage, type Language, type Params, type Violation } from './define.js';

export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly request_id: string;
  readonly params?: Params;
  readonly errors?: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly message: string;
    readonly params: Params;
  }[];
}

/** Text of a code in a language; throws on a code the catalogue does not have, which a test rules out. */
export function messageOf(code: string, params: Params, language: Language): string {
  const definition = catalogue[code];
  if (!definition) throw new Error(`No error is catalogued under ${code}`);
  return definition.message[language](params, inLanguage(language));
}

/** Labels among the params become text, so that no answer carries two languages. */
const localised = (params: Params, language: Language): Params =>
  Object.fromEntries(Object.entries(params).map(([key, value]) => [key, localisedValue(value, language)]));

const localisedValue = (value: unknown, language: Language): unknown => {
  if (Array.isArray(value) && value.every(isLabel)) return value.map(inLanguage(language));
  return isLabel(value) ? inLanguage(language)(value) : value;
};

const isLabel = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'en' in value;

export function problemOf(failure: Failure, language: Language, requestId: string): ProblemDocument {
  const status = catalogue[failure.code]?.status;
  if (!status) throw new Error(`${failure.code} cannot be an answer of its own`);
  return {
    type: `/api/docs/errors#${failure.code}`,
    title: messageOf(failure.code, failure.params, language),
    status,
    code: failure.code,
    request_id: requestId,
    ...(Object.keys(failure.params).length > 0 && { params: localised(failure.params, language) }),
    ...(failure.violations.length > 0 && {
      errors: violationsIn(failure.violations, language),
    }),
  };
}

/** Violations with their messages, as every answer lists them. */
export const violationsIn = (violations: readonly Violation[], language: Language): NonNullable<ProblemDocument['errors']> =>
  violations.map(({ pointer, code, params }) => ({
    pointer,
    code,
    message: messageOf(code, params, language),
    params: localised(params, language),
  }));
