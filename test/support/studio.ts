/** A project on a test server with administrators and a browser: what the tests of the studio start from. */
import type { Browser } from 'playwright-core';
import type { Draft, DraftEdit } from '../../server/contract/draft.js';
import { launchBrowser } from './browser.js';
import type { Caller } from './caller.js';
import { openScreen, type Screen, type ScreenOptions } from './screen.js';
import { startTestServer, type TestServer } from './server.js';
import { project } from './workspace.js';

export interface Studio {
  readonly server: TestServer;
  readonly browser: Browser;
  /** Ada, who administers. */
  readonly admin: Caller;
  /** A window of Ada, or of whom one names. */
  screen(options?: ScreenOptions & { readonly as?: Caller | null }): Promise<Screen>;
  draft(): Promise<Draft>;
  /** A document of the draft, by its API name. */
  content(name: string): Promise<Record<string, unknown>>;
  /** Saves edits over the API, as a colleague with another window would. */
  save(edits: readonly DraftEdit[], as?: Caller): Promise<void>;
  /** Publishes the draft as it is. */
  publish(message: string): Promise<number>;
  /** Takes back whatever the draft has. */
  discard(): Promise<void>;
  close(): Promise<void>;
}

/** `folder`: an application from elsewhere. */
export async function openStudio({ name = 'deals', role = 'admin', folder = project(name) } = {}): Promise<Studio> {
  const [server, browser] = await Promise.all([startTestServer({ project: folder }), launchBrowser()]);
  const admin = await server.user([role], { name: 'Ada Admin' });
  const draft = async (): Promise<Draft> => expectOk(await admin.get<Draft>('/api/studio/draft'));
  return {
    server,
    browser,
    admin,
    draft,
    screen: ({ as = admin, ...options } = {}) => openScreen(browser, server.url, as, options),
    async content(wanted) {
      const found = (await draft()).documents.find(({ content }) => (content as { readonly name?: string }).name === wanted);
      if (!found) throw new Error(`the draft has no ${wanted}`);
      return found.content as Record<string, unknown>;
    },
    async save(edits, as = admin) {
      expectOk(await as.post('/api/studio/draft', { base: (await draft()).seq, edits, label: 'Edit over the API' }));
    },
    async publish(message) {
      const { digest } = expectOk(await admin.post<{ digest: string }>('/api/studio/plan'));
      const answer = await admin.post<{ release: number }>('/api/studio/publish', { digest, message, confirm: true });
      return expectOk(answer).release;
    },
    async discard() {
      expectOk(await admin.delete('/api/studio/draft'));
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

function expectOk<T>({ status, body, text }: { readonly status: number; readonly body: T; readonly text: string }): T {
  if (status >= 300) throw new Error(`${status} ${text}`);
  return body;
}
