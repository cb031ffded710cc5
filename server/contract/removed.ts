/** What releases left out and tables still hold; the end of it. For administrators. */
import { ComponentRef } from './component.js';
import { endpoints } from './endpoint.js';
import { closed, count, data, integer, list, named, nullable, object, string, unread, type Static } from './schema.js';
import { label } from './words.js';

/** With its values. */
const Removed = named(
  'Removed',
  object({ at: ComponentRef, name: string, label: string, object: nullable(string), removed_in: integer(), filled: count }),
);
const RemovedAnswer = data(list(Removed));
export type RemovedAnswer = Static<typeof RemovedAnswer>;

export const removedEndpoints = endpoints('studio', {
  removed: {
    method: 'get',
    path: '/api/studio/removed',
    who: 'administrator',
    summary: label('What releases left out and tables still hold', '已从发布中移除但数据仍保留的内容'),
    answer: RemovedAnswer,
    failures: [403],
  },
  purge: {
    method: 'post',
    path: '/api/studio/purge',
    who: 'administrator',
    summary: label('Delete for good what a release left out, with its values', '永久删除已移除的内容及其数据'),
    body: unread(closed({ at: ComponentRef, name: string })),
    failures: [400, 403, 404, 422],
  },
});
