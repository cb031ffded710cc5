/** Attempts at passwords and links are limited. */
import { Failure } from '../errors/define.js';

/** @param wait Seconds until the next attempt; 0: it may be made now. */
export function refuseFor(wait: number): void {
  if (wait > 0) throw new Failure('session.limited', { retry_after: wait });
}
