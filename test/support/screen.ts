/** A browser window on the apps of a test server, and what went wrong in it. */
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { Caller } from './caller.js';

export interface ScreenOptions {
  readonly language?: 'en' | 'zh-CN';
  readonly width?: number;
}

export interface Screen {
  readonly page: Page;
  /** Opens a path of the app, `/piece?view=all`, or of the studio, `/studio/objects`. */
  open(path: string): Promise<void>;
  /** Errors and warnings of the console, and exceptions. Refusals that the app answers for are none. */
  problems(): readonly string[];
  /** What axe finds serious or critical on the page as it is now. */
  violations(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What is still on its way in or out is no state of the page. */
const atRest = `(async () => {
  const moving = () => document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
  while (moving().some(({ playState }) => playState === 'running'))
    await Promise.all(moving().map(({ finished }) => finished.catch(() => {})));
  await new Promise(requestAnimationFrame);
})()`;

/** Chromium reports every 4xx answer as an error; these are how the server says no to a form. */
const isRefusal = (text: string): boolean => /the server responded with a status of (409|412|422)/.test(text);

/** `caller`: whose session the window has; null: nobody's. */
export async function openScreen(
  browser: Browser,
  url: string,
  caller: Caller | null,
  { language = 'en', width = 1440 }: ScreenOptions = {},
): Promise<Screen> {
  const narrow = width < 500;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: narrow ? 844 : 900 },
    locale: language === 'en' ? 'en-US' : 'zh-CN',
    timezoneId: 'Europe/Berlin',
    hasTouch: narrow,
    isMobile: narrow,
    reducedMotion: 'reduce',
  });
  if (caller) {
    const [name = '', value = ''] = caller.cookie.split('=');
    await context.addCookies([{ name, value, url }]);
    await context.addInitScript("localStorage.setItem('touchstone.signed-in', 'yes')");
  }
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isRefusal(message.text())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  return {
    page,
    problems: () => problems,
    async open(path) {
      await page.goto(/^\/studio(\/|$)/.test(path) ? path : `/app${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    async violations() {
      await page.evaluate(atRest);
      if (await page.evaluate('typeof axe === "undefined"')) await page.evaluate(axe.source);
      const found = await page.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })');
      return found.violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
    },
    async close() {
      await context.close();
      // Whatever a test looks at, the pages do without what the policy forbids.
      const forbidden = problems.filter((text) => text.includes('Content Security Policy'));
      if (forbidden.length > 0) throw new Error(forbidden.join('\n'));
    },
  };
}
