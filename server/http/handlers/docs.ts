/** The API described: `openapi.json` as the caller has it, the page that shows it, and the error catalogue. */
import { publicDocument } from '../../compile/openapi/document.js';
import { platformVersion } from '../../../metadata/platform-version.js';
import { docsEndpoints } from '../../contract/docs.js';
import { Failure } from '../../errors/define.js';
import { Sessions } from '../../platform/identity/sessions.js';
import { answerApi } from '../../serve/info/answers.js';
import { apiPage, docsAsset, errorsPage } from '../docs-pages.js';
import { languageOf } from '../language.js';
import { routes } from '../routes.js';
import { Runtime } from '../runtime.js';
import { knownTags, sendPacked } from '../send-packed.js';
import { callOf } from '../session.guard.js';

const html = 'text/html; charset=utf-8';

export const DocsRoutes = routes(docsEndpoints, [Runtime, Sessions], (runtime, sessions) => ({
  async openapi({ request, reply }) {
    const call = await callOf(request, sessions, runtime);
    if (call) return sendPacked(request, reply, await answerApi(call, runtime, knownTags(request)));
    reply.header('vary', 'accept-language, cookie, authorization');
    return publicDocument(platformVersion, languageOf(request.headers['accept-language']));
  },

  docs({ request, reply }) {
    reply.type(html);
    return apiPage(languageOf(request.headers['accept-language']));
  },

  /** Their addresses carry the version, so they may be kept for ever. */
  docsAsset({ params: { name }, request, reply }) {
    const asset = docsAsset(name);
    if (!asset) throw new Failure('route.unknown', { method: 'GET', path: `/api/docs/assets/${name}` });
    const packed = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    reply.type(asset.type).headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' });
    if (packed) reply.header('content-encoding', 'gzip');
    return packed ? asset.gzip : asset.plain;
  },

  docsErrors({ request, reply }) {
    reply.type(html);
    return errorsPage(languageOf(request.headers['accept-language']));
  },
}));
