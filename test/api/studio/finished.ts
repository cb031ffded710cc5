/** Waits for jobs as the studio does: by asking for them. */
import type { Job } from '../../../server/http/studio-contract.js';
import type { Caller } from '../../support/caller.js';

export async function finished(admin: Caller, { id }: Pick<Job, 'id'>, patience = 20_000): Promise<Job> {
  for (const until = Date.now() + patience; ;) {
    const { data } = (await admin.get<{ data: Job }>(`/api/studio/jobs/${id}`)).body;
    if (data.state === 'done' || data.state === 'failed') return data;
    if (Date.now() > until) throw new Error(`The job goes on: ${JSON.stringify(data)}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
