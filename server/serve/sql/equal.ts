/** Equality with a given value, in the spelling that an index on a key of the column serves. */

/** What an index holds in place of a value. */
export type Key = (expression: string) => string;

export const equalSql = (value: string, given: string, key: Key): string =>
  `(${key(value)} = ${key(given)} and ${value} = ${given})`;

/** `given`: an array. */
export const amongSql = (value: string, given: string, key: Key): string =>
  `(${key(value)} = any(array(select ${key('g."v"')} from unnest(${given}) g("v"))) and ${value} = any(${given}))`;
