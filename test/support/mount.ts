/** Disks that are full, read-only or somewhere else. Only root may mount, and not in every container. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const isRoot = process.getuid?.() === 0;

/** `mount` with these arguments on `folder` while `run` runs. */
export async function mounted(folder: string, how: readonly string[], run: () => Promise<void>): Promise<void> {
  execFileSync('mount', [...how, folder], { stdio: 'ignore' });
  try {
    await run();
  } finally {
    unmount(folder);
  }
}

/** Out of the way even where something still uses it: whoever clears up afterwards must not find the project there. */
function unmount(folder: string): void {
  try {
    execFileSync('umount', [folder], { stdio: 'ignore' });
  } catch {
    execFileSync('umount', ['--lazy', folder]);
  }
}

export const mayMount = await (async (): Promise<boolean> => {
  if (!isRoot) return false;
  const probe = mkdtempSync(join(tmpdir(), 'touchstone-mount-'));
  try {
    await mounted(probe, ['-t', 'tmpfs', 'tmpfs'], () => Promise.resolve());
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(probe);
  }
})();
