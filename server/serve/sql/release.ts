/** The release the workspace is on, for answers that come from memory alone. */
import { StatementBuilder, type Statement } from './statement.js';

const builder = new StatementBuilder();

export const releaseStatement: Statement = builder.build(
  `select w."release" from "platform"."workspace" w where w."id" = ${builder.bind({ from: 'workspace' }, 'uuid')}`,
);
