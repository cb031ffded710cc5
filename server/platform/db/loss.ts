/** Tells a database that is gone, or a way to it that broke, from everything else that goes wrong. */

/**
 * Class 08: the connection; 28, 3D: who may connect is asked again at each; 57P0x: shut down, crashed, starting, dropped;
 * 25P03: a transaction that idled too long; 25006: what answers is a standby now, or was switched to read only.
 */
const states = /^(08...|28...|3D000|57P0[1-5]|25P03|25006)$/;

/** What Node says of sockets and of names. */
const network: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'ERR_STREAM_DESTROYED',
]);

/** What pg and its pool say without a code. */
const sentences =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client (has encountered a connection error|was closed)|The server does not support SSL|There was an error establishing an SSL|Client network socket disconnected|Received unexpected \w+ message)/;

/** TypeORM, where the connection went between two statements of a transaction. */
const released: ReadonlySet<string> = new Set(['QueryRunnerAlreadyReleasedError', 'QueryRunnerProviderAlreadyReleasedError']);

/** The connection of a statement went, or none could be had for it. */
export function isLoss(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, syscall } = error as { code?: unknown; message?: unknown; syscall?: unknown };
  if (typeof code === 'string' && (states.test(code) || network.has(code))) return true;
  // A socket file that is not there, descriptors that ran out: whatever kept a connection from being made.
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
  if (code === undefined && typeof message === 'string' && sentences.test(message)) return true;
  if (error instanceof Error && released.has(error.name)) return true;
  // Where a name has several addresses, each fails in its own way.
  return error instanceof AggregateError && error.errors.some(isLoss);
}

/** A statement was sent, and its answer never came: what it did is not known. */
export const isAnswerLost = (error: unknown): boolean =>
  isLoss(error) && !/^Client (has|was) /.test(String((error as { readonly message?: unknown }).message));

/** The connection went between `commit` and its answer: nobody can say whether it was done. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}
