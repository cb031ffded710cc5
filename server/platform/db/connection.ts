/** How the server talks to PostgreSQL: pools with their limits, and what to say when it cannot. */
import type pg from 'pg';
import { StartFault } from '../start-fault.js';
import { surviveLoss } from './client.js';

/** What wire formats and plans depend on; set at connect, so that no request pays for it. */
const session = [
  'TimeZone=UTC',
  'DateStyle=ISO,YMD',
  'IntervalStyle=postgres',
  'extra_float_digits=1',
  'jit=off',
  // A server that vanished holds its locks for a minute, not for the two hours of the system.
  'tcp_keepalives_idle=10',
  'tcp_keepalives_interval=5',
];
const startupOptions = session.map((setting) => `-c ${setting}`).join(' ');

const common = {
  options: startupOptions,
  keepAlive: true,
  // Then ten probes a second apart: a host that is gone is noticed after 15 s, whether or not a statement is under way.
  keepAliveInitialDelayMillis: 5_000,
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 60_000,
  client_encoding: 'UTF8',
};

const pooled = { ...common, onConnect: surviveLoss };

/** Record requests: many, short; a statement that takes longer than a request may last is stopped by the database. */
export const recordsPool = (url: string): pg.PoolConfig => ({
  ...pooled,
  connectionString: url,
  application_name: 'touchstone records',
  max: 16,
  // Statements of a write that need no answer of each other travel together: three round trips instead of six.
  pipeline: true,
  statement_timeout: 15_000,
  // No answer either, a moment after PostgreSQL should have stopped it: pg then closes the connection.
  query_timeout: 17_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 20_000,
});

/** DDL, publishing, NOTIFY, advisory locks, users: few, and some of them long. */
export const adminPool = (url: string): pg.PoolConfig => ({
  ...pooled,
  connectionString: url,
  application_name: 'touchstone admin',
  max: 5,
  statement_timeout: 300_000,
  lock_timeout: 30_000,
  idle_in_transaction_session_timeout: 60_000,
});

/** Jobs: index builds that take as long as they take, and batches of changes that wait for locks only briefly. */
export const jobsPool = (url: string): pg.PoolConfig => ({
  ...pooled,
  connectionString: url,
  application_name: 'touchstone jobs',
  max: 8,
  statement_timeout: 0,
  lock_timeout: 30_000,
  idle_in_transaction_session_timeout: 60_000,
});

export const listenConnection = (url: string): pg.ClientConfig => ({
  ...common,
  connectionString: url,
  application_name: 'touchstone listen',
  // It tries again and again, and should be back soon after the database is.
  connectionTimeoutMillis: 2_000,
  query_timeout: 5_000,
});

/** To find out whether it works: gives up before whoever asks does, and has little memory, see the question asked. */
export const probePool = (url: string): pg.PoolConfig => ({
  ...pooled,
  connectionString: url,
  application_name: 'touchstone probe',
  options: `${startupOptions} -c work_mem=64kB -c temp_tablespaces=`,
  max: 1,
  connectionTimeoutMillis: 800,
  query_timeout: 800,
  idleTimeoutMillis: 0,
});

/** To ask the server what became of a statement. */
export const inquiryConnection = (url: string): pg.ClientConfig => ({
  ...common,
  connectionString: url,
  application_name: 'touchstone inquiry',
  connectionTimeoutMillis: 3_000,
  query_timeout: 3_000,
});

/** host:port/database, without the password. */
export function placeOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  return `${hostname || searchParams.get('host') || 'localhost'}:${port || 5432}${pathname}`;
}

const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there. Start PostgreSQL, or correct DATABASE_URL, or unset it to let Touchstone start its own',
  ENOTFOUND: 'there is no host of that name. Correct DATABASE_URL',
  EAI_AGAIN: 'the host name cannot be looked up. Correct DATABASE_URL, or mend name resolution',
  ETIMEDOUT: 'it does not answer. Check the address in DATABASE_URL and the firewall between',
  EHOSTUNREACH: 'the host cannot be reached. Check the address in DATABASE_URL and the network',
  ECONNRESET:
    'what listens there ends the connection without a word. Check that it is PostgreSQL, and the firewall or proxy between',
  '28P01': 'user and password are refused. Correct them in DATABASE_URL',
  '28000': 'the user is refused. Correct DATABASE_URL, or let the user in by pg_hba.conf',
  '3D000': 'there is no such database. Create it, or correct the name at the end of DATABASE_URL',
  '53300': 'all its connections are in use. Raise max_connections, or stop what holds them',
  '57P03': 'it is starting up or shutting down. Try again in a moment',
};

/** A failed first connection as one sentence that says what to do. */
export function connectionFault(url: string, error: unknown): StartFault {
  const { code, message } = error as { code?: string; message?: string };
  const text = message ?? String(error);
  const unnamed = /timeout/i.test(text)
    ? sentences.ETIMEDOUT
    : /^Connection terminated/.test(text)
      ? sentences.ECONNRESET
      : undefined;
  const known = sentences[code ?? ''] ?? unnamed;
  return new StartFault(`The database at ${placeOf(url)} cannot be used: ${known ?? text}.`);
}
