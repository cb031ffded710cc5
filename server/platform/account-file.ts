/** `accounts.json` in the data folder: the passwords made at the first start, readable by whoever runs the server. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolderFault } from './db/data-folder.js';

export interface InitialAccount {
  readonly email: string;
  /** Null: set by a setting, and not repeated here. */
  readonly password: string | null;
}

const nameIn = (dataDir: string): string => join(dataDir, 'accounts.json');

/** Empty where there is none. */
export function readAccounts(dataDir: string): readonly InitialAccount[] {
  try {
    return (JSON.parse(readFileSync(nameIn(dataDir), 'utf8')) as { accounts: InitialAccount[] }).accounts;
  } catch {
    return [];
  }
}

export function writeAccounts(dataDir: string, accounts: readonly InitialAccount[]): void {
  const note = 'Passwords as they were at the first start. Change them after signing in.';
  try {
    mkdirSync(dataDir, { recursive: true });
    const draft = `${nameIn(dataDir)}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify({ note, accounts }, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, nameIn(dataDir));
  } catch (error) {
    throw dataFolderFault(dataDir, error) ?? error;
  }
}

export const accountsFile = nameIn;
