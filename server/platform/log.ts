/** Structured logs: one JSON object a line, or one short line each where a person watches. */
import pino from 'pino';

export type Log = pino.Logger;

const redact = {
  paths: [
    'password',
    '*.password',
    'authorization',
    'cookie',
    '*.headers.authorization',
    '*.headers.cookie',
    '*.headers["set-cookie"]',
  ],
  censor: '[secret]',
};

/** Only what helps: errors of the database also carry statements with their parameters, which are people's data. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code } = error as { code?: unknown };
  return { type: error.name, message: error.message, ...(typeof code === 'string' && { code }), stack: error.stack };
}

export function createLog(level: string, out: NodeJS.WriteStream = process.stdout): Log {
  const options: pino.LoggerOptions = {
    level,
    redact,
    base: { pid: process.pid },
    serializers: { err: describe },
  };
  if (out.isTTY) return pino(options, { write: (line: string) => out.write(oneLine(line)) });
  return pino(options, out === process.stdout ? gathered() : out);
}

let standardOutput: pino.DestinationStream | undefined;

/** Standard output in pieces, one for all logs: a write per request would cost more than the request's own work. */
function gathered(): pino.DestinationStream {
  if (standardOutput) return standardOutput;
  const destination = pino.destination({ fd: 1, sync: false, minLength: 8192, periodicFlush: 500 });
  process.once('exit', () => destination.flushSync());
  return (standardOutput = destination);
}

/** `14:03:21 info  GET /api/me 200 3 ms` */
function oneLine(line: string): string {
  const {
    level,
    time,
    pid: _,
    msg,
    err,
    ...rest
  } = JSON.parse(line) as Record<string, unknown> & {
    err?: { type?: string; stack?: string };
  };
  // Whoever watches has been told by a sentence.
  const stack = err?.type === 'StartFault' ? undefined : err?.stack;
  const details = Object.entries(rest).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const clock = new Date(Number(time)).toTimeString().slice(0, 8);
  const name = (pino.levels.labels[Number(level)] ?? '').padEnd(5);
  return `${[clock, name, msg, ...details].filter((part) => part !== undefined).join(' ')}${stack ? `\n${stack}` : ''}\n`;
}
