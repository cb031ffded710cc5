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

export function createLog(level: string, out: NodeJS.WriteStream = process.stdout): Log {
  const options: pino.LoggerOptions = {
    level,
    redact,
    base: { pid: process.pid },
    serializers: { err: pino.stdSerializers.err },
  };
  return out.isTTY ? pino(options, { write: (line: string) => out.write(oneLine(line)) }) : pino(options, out);
}

/** `14:03:21 info  GET /api/me 200 3 ms` */
function oneLine(line: string): string {
  const { level, time, pid: _, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown> & { err?: { stack?: string } };
  const details = Object.entries(rest).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const clock = new Date(Number(time)).toTimeString().slice(0, 8);
  const name = (pino.levels.labels[Number(level)] ?? '').padEnd(5);
  return `${[clock, name, msg, ...details].filter((part) => part !== undefined).join(' ')}${err?.stack ? `\n${err.stack}` : ''}\n`;
}
