/** Whether somebody is left who administers is judged by the roles of a release; it must still be the one in force. */
import { Failure } from '../errors/define.js';
import type { Within } from '../platform/identity/users.js';
import type { Call } from '../serve/actor.js';

/** In the transaction of a change to a user, which holds the lock that a publish waits for. Throws `record.busy`. */
export const underRelease =
  (
    {
      release: {
        number,
        workspace: { id },
      },
    }: Call,
    within: Within,
  ): Within =>
  async (manager, user, before) => {
    const [row] = await manager.query<{ release: number }[]>('select release from platform.workspace where id = $1', [id]);
    if (row?.release !== number) throw new Failure('record.busy', { retry_after: 1 });
    await within(manager, user, before);
  };
