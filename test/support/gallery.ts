/** The gallery project on a test server, with a browser: what the tests of the runtime app start from. */
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.js';
import type { Caller } from './caller.js';
import { openScreen, type Screen, type ScreenOptions } from './screen.js';
import { startTestServer, type TestServer } from './server.js';
import { project } from './workspace.js';

export interface Gallery {
  readonly server: TestServer;
  readonly browser: Browser;
  readonly curator: Caller;
  /** A window of the curator, or of whom one names. */
  screen(options?: ScreenOptions & { readonly as?: Caller | null }): Promise<Screen>;
  /** Creates a record and answers its id. */
  add(object: string, values: Readonly<Record<string, unknown>>): Promise<string>;
  close(): Promise<void>;
}

export async function openGallery(): Promise<Gallery> {
  const [server, browser] = await Promise.all([startTestServer({ project: project('gallery') }), launchBrowser()]);
  const curator = await server.user(['curator'], { name: 'Ada Curator' });
  return {
    server,
    browser,
    curator,
    screen: ({ as = curator, ...options } = {}) => openScreen(browser, server.url, as, options),
    async add(object, values) {
      const answer = await curator.post<{ readonly data: { readonly id: string } }>(`/api/records/${object}`, values);
      if (answer.status !== 201) throw new Error(answer.text);
      return answer.body.data.id;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
