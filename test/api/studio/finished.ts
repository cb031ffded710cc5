/** Waits for jobs as the studio does: by asking for them. */
import type { Job } from '../../../server/contract/jobs.js';
import type { Caller } from '../../support/caller.js';

export async function finished(admin: Caller, { id }: Pick<Job, 'id'>, patience = 20_000): Promise<Job> {
  for (const until = Date.now() + patience; ;) {
    const { status, body, text } = await admin.get<{ data: Job }>(`/api/studio/jobs/${id}`);
    if (status === 200 && (body.data.state === 'done' || body.data.state === 'failed')) return body.data;
    // A database that was just restarted answers the next time.
    if ((status !== 200 && status !== 503) || Date.now() > until) throw new Error(`The job is not finished: ${text}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
