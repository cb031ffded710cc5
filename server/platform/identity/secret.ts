/** Secrets: what lets somebody in, made at random and stored only as a hash. */
import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 256 random bits; for programs with a prefix by which leaked tokens can be recognised. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url');
export const newInvitationToken = newSessionToken;
const tokenPrefix = 'tst_';
export const newBearerToken = (): string => `${tokenPrefix}${randomBytes(32).toString('base64url')}`;

/** SHA-256 is enough for a value with 256 bits of its own. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Without letters that are taken for another. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A password that can be read out: `k7wq-m3xd-p9ta-h2vc`, 80 bits. */
export function newPassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
