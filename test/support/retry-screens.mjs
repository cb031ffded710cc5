/* global jest */
jest.retryTimes(1, { logErrorsBeforeRetry: true });
// A browser test is many steps, and slow machines are slow at each.
jest.setTimeout(120_000);
