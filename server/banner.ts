/** What whoever starts the server wants to know: where to go and how to sign in. */
import { relative } from 'node:path';
import type { InitialAccount } from './platform/account-file.js';

interface BannerData {
  readonly url: string;
  readonly milliseconds: number;
  /** Made by this start. */
  readonly accounts: readonly InitialAccount[];
  /** File with the initial passwords; null where there is none. */
  readonly file: string | null;
}

export function banner({ url, milliseconds, accounts, file }: BannerData): string {
  const width = Math.max(...accounts.map(({ email }) => email.length), 0);
  const people = accounts.map(({ email, password }) => `    ${email.padEnd(width)}  ${password ?? '(the password you set)'}`);
  const where = file === null ? null : relative(process.cwd(), file) || file;
  return [
    '',
    `  Touchstone is ready (${(milliseconds / 1000).toFixed(1)} s).`,
    '',
    `    Application   ${url}/app`,
    `    Studio        ${url}/studio`,
    `    API           ${url}/api/docs`,
    '',
    ...(people.length > 0 ? ['  Sign in with one of these accounts:', '', ...people, ''] : []),
    ...(where === null ? [] : [`  The passwords made at the first start are in ${where}.`, '']),
    '',
  ].join('\n');
}
