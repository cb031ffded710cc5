/** A browser on a busy machine may stumble once: its tests get one more try, and the first failure is printed. */
import { expect, jest } from '@jest/globals';

if (/[\\/]test[\\/]ui[\\/]/.test(expect.getState().testPath ?? '')) jest.retryTimes(1, { logErrorsBeforeRetry: true });
