/** Running numbers: a row per number and period, held until the transaction ends, so that none is given twice or lost. */
import { perSchema } from './per-schema.js';
import { StatementBuilder } from './statement.js';
import { table } from './table.js';

/** Inputs: 0 key, 1 how many. Row: `last`, the last of the numbers drawn. */
export const drawStatement = perSchema((schema) => {
  const builder = new StatementBuilder();
  const key = builder.bind({ from: 'input', index: 0 }, 'text');
  const count = builder.bind({ from: 'input', index: 1 }, 'bigint');
  return builder.build(
    `insert into ${table(schema, '_counter')} as c ("key", "value") values (${key}, ${count}) ` +
      `on conflict ("key") do update set "value" = c."value" + excluded."value" returning "value"::double precision as "last"`,
  );
});
