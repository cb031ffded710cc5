/** What a page gave to download; the Chromium of the test run may be in another process, so that there is no path to it. */
import type { Download } from 'playwright-core';

export async function bytesOf(download: Download): Promise<Buffer> {
  const chunks = (await (await download.createReadStream()).toArray()) as Buffer[];
  return Buffer.concat(chunks);
}
