/** The whole configuration as one zip file, out of the draft or a release, and into the draft. For administrators. */
import { Draft } from './draft.js';
import { endpoints } from './endpoint.js';
import { releaseNumber } from './releases.js';
import { count, described, file, named, object, optional, strings, unread, type Static } from './schema.js';
import { label } from './words.js';

const zip = 'application/zip';

const ImportAnswer = named(
  'ImportAnswer',
  object({
    draft: Draft,
    added: count,
    changed: count,
    removed: count,
    /** Files in the zip that are no documents: nothing was done with them. */
    ignored: strings,
  }),
);
export type ImportAnswer = Static<typeof ImportAnswer>;

export const bundleEndpoints = endpoints('studio', {
  exportBundle: {
    method: 'get',
    path: '/api/studio/bundle',
    who: 'administrator',
    summary: label('The draft, or a release, as a zip of its documents', '将草稿或某个版本导出为 zip'),
    query: object({
      release: optional(
        described(label('Number of a release; without it the draft.', '版本编号，不填为草稿。'), unread(releaseNumber)),
      ),
    }),
    answer: file,
    media: { answer: zip },
    failures: [403, 404],
  },
  importBundle: {
    method: 'post',
    path: '/api/studio/bundle',
    who: 'administrator',
    summary: label('Put the documents of a zip into the draft', '将 zip 中的配置导入草稿'),
    body: unread(file),
    bodyLimit: 10_000_000,
    media: { body: zip },
    answer: ImportAnswer,
    failures: [403, 422],
  },
});
