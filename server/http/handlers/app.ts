/** The application as far as the caller may see it, its forms, and search across its objects. */
import { appEndpoints } from '../../contract/app.js';
import { answerApp, answerForm } from '../../serve/info/answers.js';
import { formQuery } from '../../serve/info/form-query.js';
import { search } from '../../serve/read/search.js';
import { queryOf } from '../record-request.js';
import { routes } from '../routes.js';
import { Runtime } from '../runtime.js';
import { sendAnswer } from '../send-answer.js';
import { knownTags, sendPacked } from '../send-packed.js';

export const AppRoutes = routes(appEndpoints, [Runtime], (runtime) => ({
  app: async ({ call, request, reply }) => sendPacked(request, reply, await answerApp(call, runtime, knownTags(request))),

  async form({ call, params, request, reply }) {
    const asked = formQuery(params.object, queryOf(request));
    return sendPacked(request, reply, await answerForm(call, runtime, asked, knownTags(request)));
  },

  search: async ({ call, request, reply }) => sendAnswer(reply, await search(call, runtime, queryOf(request))),
}));
