/** The locks that a plan's statements will take on tables that exist, so that they are taken first and all at once. */
import type { DdlStep } from './plan-ddl.js';

interface TableLocks {
  /** Qualified and quoted names, sorted. Nobody reads or writes them for the moment of the change. */
  readonly exclusive: readonly string[];
  /** Nobody writes them: new foreign keys point there. */
  readonly shared: readonly string[];
}

/** @param tables Qualified names of the tables there are. */
export function locksOf(steps: readonly DdlStep[], tables: ReadonlySet<string>): TableLocks {
  const found = (pattern: RegExp): string[] =>
    steps.flatMap(({ sql, converts }) => {
      const name = converts ? undefined : pattern.exec(sql)?.[1];
      return name !== undefined && tables.has(name) ? [name] : [];
    });
  const exclusive = new Set(found(/^alter table (\S+) /));
  const shared = new Set(found(/ references (\S+) \("id"\)/).filter((name) => !exclusive.has(name)));
  return { exclusive: [...exclusive].toSorted(), shared: [...shared].toSorted() };
}
