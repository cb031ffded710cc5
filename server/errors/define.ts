/** The shape of an entry in the error catalogue, and of what is thrown. */

export type Language = 'en' | 'zh-CN';
export type Params = Readonly<Record<string, unknown>>;

/** A catalogue entry. Codes are never used again once retired. */
export interface ErrorDefinition {
  readonly code: string;
  /** HTTP status; 0 for violations, which never stand alone. */
  readonly status: number;
  readonly message: Readonly<Record<Language, (params: Params, text: (label: unknown) => string) => string>>;
}

/** One thing wrong with a request, at a place in it (RFC 6901 pointer). */
export interface Violation {
  readonly pointer: string;
  readonly code: string;
  readonly params: Params;
}

/** An answer that is not a success. Carries data only; text is made at the border, in the caller's language. */
export class Failure extends Error {
  override readonly name = 'Failure';
  constructor(
    readonly code: string,
    readonly params: Params = {},
    readonly violations: readonly Violation[] = [],
  ) {
    super(code);
  }
}

/** A label in the language asked for, English where it is missing. */
export const inLanguage =
  (language: Language) =>
  (label: unknown): string => {
    if (typeof label !== 'object' || label === null) return String(label);
    const byLanguage = label as Partial<Record<Language, string>>;
    return byLanguage[language] ?? byLanguage.en ?? '';
  };
