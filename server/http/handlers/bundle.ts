/** The whole configuration as one zip file, out of the draft or a release, and into the draft. */
import { bundleEndpoints } from '../../contract/bundle.js';
import { Failure } from '../../errors/define.js';
import { importBundle } from '../../publish/bundle/import-bundle.js';
import { zipDocuments } from '../../publish/bundle/zip.js';
import { answerDraft } from '../../publish/draft/answer.js';
import { filed, filesOf } from '../../publish/draft/files.js';
import { releaseNumber } from '../../publish/draft/releases.js';
import { DraftStore } from '../../publish/draft/store.js';
import { routes } from '../routes.js';
import { Runtime } from '../runtime.js';
import { saverOf } from '../saver-of.js';

export const BundleRoutes = routes(bundleEndpoints, [DraftStore, Runtime], (drafts, runtime) => ({
  async exportBundle({ call, query: { release }, reply }) {
    const { id, name } = call.actor.workspace;
    const number = release === undefined ? null : releaseNumber(String(release));
    const documents =
      number === null ? filesOf(await drafts.read(id)) : filed((await drafts.release(runtime.admin, id, number)).values());
    const file = `${name}-${number === null ? 'draft' : `release-${number}`}.zip`;
    reply.headers({ 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${file}"` });
    return Buffer.from(zipDocuments(documents));
  },

  async importBundle({ call, body }) {
    if (!Buffer.isBuffer(body)) throw new Failure('bundle.media_type', {});
    const { state, ...counts } = await importBundle(drafts, saverOf(call), body);
    return { draft: await answerDraft(runtime.admin, state), ...counts };
  },
}));
