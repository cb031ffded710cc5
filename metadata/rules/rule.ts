/** What a rule is, and the types its values have. Shared by server and browser. */

/** A JSON Logic expression: an object with one key, the operator, and its arguments. */
export type Rule = { readonly [operator: string]: unknown };

/**
 * Types of values in rules. `reference` is the id of a record or user; `list` an array of
 * texts (codes, tags, ids); `date` is `YYYY-MM-DD`, `datetime` an ISO 8601 instant,
 * `time` is `HH:MM:SS`. Numbers carry durations (seconds), percents and money.
 */
export type RuleType = 'boolean' | 'number' | 'text' | 'date' | 'datetime' | 'time' | 'reference' | 'list' | 'json';

/** Who asks, as rules see them: `{"user":["id"]}`. All are ids. */
export interface RuleUser {
  readonly id: string;
  /** Id of the user's department, or null. */
  readonly department: string | null;
  /** Ids of all users of that department, the user included. */
  readonly department_users: readonly string[];
  /** Ids of all users of that department and those below it. */
  readonly department_tree_users: readonly string[];
  /** Names of the roles held. */
  readonly roles: readonly string[];
}

/** Everything beside the record that a rule may read; evaluation itself has no clock. */
export interface RuleEnvironment {
  readonly now: Date;
  /** IANA name of the workspace's time zone: where `today` begins. */
  readonly timezone: string;
  readonly user: RuleUser;
  /** The record before the change; null for a new one. */
  readonly previous: Readonly<Record<string, unknown>> | null;
  /** Number of related records by `object.field`; what `related_count` reads. Unknown in the browser. */
  readonly related?: Readonly<Record<string, number>>;
}
