/** The Chromium of the test run, or one of its own for a spec that is run without it. */
import { chromium, type Browser } from 'playwright-core';
import { launchOptions } from './chromium.mjs';

/** Closing it closes its windows; the Chromium of the run stays. */
export async function launchBrowser(): Promise<Browser> {
  const shared = process.env.TEST_BROWSER;
  return shared ? chromium.connect(shared) : chromium.launch(await launchOptions());
}
