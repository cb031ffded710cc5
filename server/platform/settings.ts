/** Settings by environment, checked once at start; every fault is named together with how to mend it. */
import { resolve } from 'node:path';
import { minimalPasswordLength } from '../contract/person.js';
import { StartFault } from './start-fault.js';

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Null: the server starts a PostgreSQL of its own in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly adminEmail: string;
  /** Null: generated at the first start. */
  readonly adminPassword: string | null;
  readonly demoPassword: string | null;
  readonly demo: boolean;
  readonly logLevel: string;
  /** True: the address and the scheme of the caller are what a proxy in front says (`X-Forwarded-*`). */
  readonly trustProxy: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

interface Reading<T> {
  readonly fallback: T;
  /** The value, or what is wrong with it as the end of a sentence. */
  readonly read: (text: string) => { readonly value: T } | { readonly fault: string };
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

const text: Reading<string | null> = { fallback: null, read: (value) => ({ value }) };

const onOff = (fallback: boolean): Reading<boolean> => ({
  fallback,
  read: (value) => {
    if (['on', 'true', '1', 'yes'].includes(value.toLowerCase())) return { value: true };
    if (['off', 'false', '0', 'no'].includes(value.toLowerCase())) return { value: false };
    return { fault: 'must be on or off' };
  },
});

const port: Reading<number> = {
  fallback: 3000,
  read: (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number <= 65535) return { value: number };
    return { fault: 'must be a port number between 0 and 65535 (0: any free port)' };
  },
};

const databaseUrl: Reading<string | null> = {
  fallback: null,
  read: (value) => {
    if (URL.canParse(value) && ['postgres:', 'postgresql:'].includes(new URL(value).protocol)) return { value };
    return { fault: 'must look like postgres://user:password@host:5432/database' };
  },
};

const email: Reading<string> = {
  fallback: 'admin@example.com',
  read: (value) => {
    if (/^[^\s@]+@[^\s@]+$/.test(value)) return { value: value.toLowerCase() };
    return { fault: 'must be an e-mail address' };
  },
};

const password: Reading<string | null> = {
  fallback: null,
  read: (value) =>
    [...value].length >= minimalPasswordLength ? { value } : { fault: `must have at least ${minimalPasswordLength} characters` },
};

const logLevel: Reading<string> = {
  fallback: 'info',
  read: (value) => (logLevels.includes(value) ? { value } : { fault: `must be one of ${logLevels.join(', ')}` }),
};

/** Names whose value must not be repeated on a terminal. */
const secret = new Set(['DATABASE_URL', 'ADMIN_PASSWORD', 'DEMO_PASSWORD']);

/** Settings of an environment; an empty variable counts as unset. Throws one StartFault that names every fault. */
export function readSettings(environment: Environment): Settings {
  const faults: string[] = [];
  const take = <T>(name: string, { fallback, read }: Reading<T>): T => {
    const given = environment[name]?.trim();
    if (!given) return fallback;
    const result = read(given);
    if ('value' in result) return result.value;
    faults.push(`${name} ${result.fault}${secret.has(name) ? '' : `, not “${given}”`}.`);
    return fallback;
  };
  const settings: Settings = Object.freeze({
    port: take('PORT', port),
    host: take('HOST', text) ?? '127.0.0.1',
    databaseUrl: take('DATABASE_URL', databaseUrl),
    dataDir: resolve(take('DATA_DIR', text) ?? 'data'),
    adminEmail: take('ADMIN_EMAIL', email),
    adminPassword: take('ADMIN_PASSWORD', password),
    demoPassword: take('DEMO_PASSWORD', password),
    demo: take('DEMO', onOff(true)),
    logLevel: take('LOG_LEVEL', logLevel),
    trustProxy: take('TRUST_PROXY', onOff(false)),
  });
  if (faults.length > 0)
    throw new StartFault(`Correct these environment variables:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  return settings;
}
