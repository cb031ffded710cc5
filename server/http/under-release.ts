/** Whether somebody is left who administers is judged by the roles of a release; it must still be the one in force. */
import { Failure } from '../errors/define.js';
import { releaseInForce } from '../platform/identity/release-in-force.js';
import type { Within } from '../platform/identity/users.js';
import type { Call } from '../contract/call.js';

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
    if ((await releaseInForce(manager, id)) !== number) throw new Failure('record.busy', { retry_after: 1 });
    await within(manager, user, before);
  };
