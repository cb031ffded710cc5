/** Passwords, as Argon2id hashes. */
import { hash } from '@node-rs/argon2';

/** OWASP's first choice: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$/;

/**
 * `beside`: other hashes of the same account, whose salt it takes. So one computation says which of them a password
 * has, the same password is the same text, and what several workspaces share can be told from what is theirs alone.
 */
export function hashPassword(password: string, beside: readonly string[] = []): Promise<string> {
  const known = beside.map((stored) => phc.exec(stored)).find((found) => found !== null);
  const like = known && {
    memoryCost: Number(known[1]),
    timeCost: Number(known[2]),
    parallelism: Number(known[3]),
    salt: Buffer.from(known[4] ?? '', 'base64'),
  };
  return hash(password.normalize('NFKC'), like ?? cost);
}

/** Which of an account's hashes a password has, or null. Takes as long for nobody's, so that the time tells nothing. */
export async function hashAmong(stored: readonly string[], password: string): Promise<string | null> {
  const computed = await hashPassword(password, stored);
  return stored.includes(computed) ? computed : null;
}
