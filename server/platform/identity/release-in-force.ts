/** The release that a workspace runs on, as a transaction sees it. */
import type { EntityManager } from 'typeorm';

/** Its number; undefined: the workspace is gone. */
export async function releaseInForce(manager: EntityManager, workspaceId: string): Promise<number | undefined> {
  const [row] = await manager.query<{ release: number }[]>('select release from platform.workspace where id = $1', [workspaceId]);
  return row?.release;
}
