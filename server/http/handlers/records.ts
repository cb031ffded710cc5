/** Records: reading, writing, verdicts without the write, stage moves, and what happened. The pipelines answer JSON text. */
import { recordEndpoints } from '../../contract/record-endpoints.js';
import { aggregate } from '../../serve/read/aggregate.js';
import { list } from '../../serve/read/list.js';
import { one } from '../../serve/read/one.js';
import { bulkWrite } from '../../serve/write/bulk.js';
import { changeRecord } from '../../serve/write/change.js';
import { createRecord } from '../../serve/write/create.js';
import { readHistory } from '../../serve/write/history.js';
import { moveRecord } from '../../serve/write/move.js';
import { removeRecord } from '../../serve/write/remove.js';
import { restoreRecord } from '../../serve/write/restore.js';
import { recordRights } from '../../serve/write/rights.js';
import { listTransitions } from '../../serve/write/transitions.js';
import { validateRecord } from '../../serve/write/validate.js';
import { keyOf, matchOf, queryOf } from '../record-request.js';
import { routes } from '../routes.js';
import { Runtime } from '../runtime.js';
import { sendAnswer } from '../send-answer.js';

export const RecordRoutes = routes(recordEndpoints, [Runtime], (runtime) => ({
  list: async ({ call, params: { object }, request, reply }) =>
    sendAnswer(reply, await list(call, runtime, { object, query: queryOf(request) })),

  query: async ({ call, params: { object }, body, reply }) => sendAnswer(reply, await list(call, runtime, { object, body })),

  groups: async ({ call, params: { object }, request, reply }) =>
    sendAnswer(reply, await aggregate(call, runtime, { object, query: queryOf(request) })),

  aggregate: async ({ call, params: { object }, body, reply }) =>
    sendAnswer(reply, await aggregate(call, runtime, { object, body })),

  async read({ call, params: { object, id }, request, reply }) {
    const known = request.headers['if-none-match'];
    const input = { object, id, query: queryOf(request), ...(known !== undefined && { known }) };
    return sendAnswer(reply, await one(call, runtime, input));
  },

  create: async ({ call, params: { object }, body, request, reply }) =>
    sendAnswer(reply, await createRecord(call, runtime, { object, body, ...keyOf(request) })),

  bulk: async ({ call, params: { object }, body, request, reply }) =>
    sendAnswer(reply, await bulkWrite(call, runtime, { object, body, ...keyOf(request) })),

  validate: async ({ call, params: { object }, body, reply }) =>
    sendAnswer(reply, await validateRecord(call, runtime, { object, body })),

  validateChange: async ({ call, params: { object, id }, body, reply }) =>
    sendAnswer(reply, await validateRecord(call, runtime, { object, id, body })),

  change: async ({ call, params: { object, id }, body, request, reply }) =>
    sendAnswer(reply, await changeRecord(call, runtime, { object, id, body, ...matchOf(request) })),

  delete: async ({ call, params: { object, id }, request, reply }) =>
    sendAnswer(reply, await removeRecord(call, runtime, { object, id, ...matchOf(request) })),

  restore: async ({ call, params: { object, id }, request, reply }) =>
    sendAnswer(reply, await restoreRecord(call, runtime, { object, id, ...keyOf(request) })),

  rights: async ({ call, params: { object, id }, reply }) => sendAnswer(reply, await recordRights(call, runtime, { object, id })),

  transitions: async ({ call, params: { object, id }, reply }) =>
    sendAnswer(reply, await listTransitions(call, runtime, { object, id })),

  move: async ({ call, params: { object, id }, body, request, reply }) =>
    sendAnswer(reply, await moveRecord(call, runtime, { object, id, body, ...matchOf(request), ...keyOf(request) })),

  history: async ({ call, params: { object, id }, query, reply }) =>
    sendAnswer(reply, await readHistory(call, runtime, { object, id, query })),
}));
