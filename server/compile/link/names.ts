/** Names that documents may not take, and the uniqueness of names and ids among siblings. */
import type { Report } from '../documents/finding.js';

/** Columns that PostgreSQL gives every table. */
const databaseColumns = ['ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid'];

/** Parameters of list requests, which share the query string with fields. */
const requestParameters = ['fields', 'filter', 'sort', 'limit', 'after', 'count', 'search', 'view'];

/** `constructor` is on every object in JavaScript, where records are read too. */
export const reservedFieldNames: ReadonlySet<string> = new Set([...databaseColumns, ...requestParameters, 'constructor']);

export const reservedObjectNames: ReadonlySet<string> = new Set(['constructor']);

interface Component {
  readonly id: string;
  readonly name?: string;
}

const twice = { id: 'format.id_twice', name: 'format.name_twice' } as const;

/** Ids are unique among siblings, and so are names. */
export function checkSiblings(parts: Iterable<readonly [Component, Report]>): void {
  const seen = { id: new Set<string>(), name: new Set<string>() };
  for (const [part, report] of parts) {
    for (const key of ['id', 'name'] as const) {
      const value = part[key];
      if (value === undefined) continue;
      if (seen[key].has(value)) report.at(key).error(twice[key], { [key]: value });
      seen[key].add(value);
    }
  }
}
