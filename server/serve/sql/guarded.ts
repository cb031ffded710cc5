/** The frame of every read: the answer stands beside the number of the release that is current while it is read. */
import type { StatementBuilder } from './statement.js';

/** Text columns of the answer, beside `release`, which comes first. At least one row is answered, with nulls if there is no other. */
export function guarded(columns: readonly string[], query: string, builder: StatementBuilder): string {
  const workspace = builder.bind({ from: 'workspace' }, 'uuid');
  const selected = ['w."release"::text as "release"', ...columns].join(', ');
  return `select ${selected} from "platform"."workspace" w left join (${query}) q on true where w."id" = ${workspace}`;
}
