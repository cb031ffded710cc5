import { rmSync } from 'node:fs';

export default async function teardown() {
  const database = globalThis.testDatabase;
  if (!database) return;
  await database.stop();
  rmSync(database.folder, { recursive: true, force: true });
}
