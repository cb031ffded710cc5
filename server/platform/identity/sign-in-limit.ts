/** Failed sign-ins are counted per account and per address, in the database, so that all processes count together. */
import type pg from 'pg';
import { hashOf } from './secret.js';

interface Limit {
  readonly key: string;
  readonly most: number;
}

/** An address may be a whole office, an account is one person. */
export const mostPerAccount = 10;
const mostPerAddress = 100;
const windowSeconds = 15 * 60;

export class SignInLimit {
  constructor(private readonly admin: pg.Pool) {}

  /**
   * Counts an attempt before the password is looked at, so that many at once do not slip through.
   * Returns the seconds to wait, or 0 where the attempt may go on.
   */
  async count(email: string, address: string): Promise<number> {
    const waits = await Promise.all(limitsOf(email, address).map((limit) => this.countOne(limit)));
    return Math.max(...waits);
  }

  /** A success clears the account and takes back its own attempt of the address. */
  async clear(email: string, address: string): Promise<void> {
    const [account] = limitsOf(email, address);
    await this.admin.query('delete from platform.sign_in_failure where key = $1 or until <= now()', [account.key]);
    await this.forgive(address);
  }

  /** An attempt at a secret that belongs to no address: counted for the caller's network address alone. */
  countGuess(address: string): Promise<number> {
    return this.countOne(addressLimit(address));
  }

  /** It was no guess. */
  async forgive(address: string): Promise<void> {
    const { key } = addressLimit(address);
    await this.admin.query('update platform.sign_in_failure set count = greatest(count - 1, 0) where key = $1', [key]);
  }

  /**
   * A password set. One that is set where an administrator has reset it may turn out to be the one that other
   * workspaces are entered with: that is a guess too, and there are no more of them than at the door.
   */
  countChange(userId: string): Promise<number> {
    return this.countOne({ key: `change:${userId}`, most: mostPerAccount });
  }

  private async countOne({ key, most }: Limit): Promise<number> {
    const { rows } = await this.admin.query<{ count: number; wait: number }>(
      `insert into platform.sign_in_failure as f (key, count, until) values ($1, 1, now() + $2 * interval '1 s')
       on conflict on constraint sign_in_failure_pkey do update set
         count = case when f.until <= now() then 1 else least(f.count + 1, 1000000) end,
         until = case when f.until <= now() then excluded.until else f.until end
       returning count, ceil(extract(epoch from until - now()))::integer as wait`,
      [key, windowSeconds],
    );
    const row = rows[0];
    return row && row.count > most ? Math.max(1, row.wait) : 0;
  }
}

/** Accounts as hashes: what people type there by mistake may be a password. */
const limitsOf = (email: string, address: string): readonly [Limit, Limit] => [
  { key: `account:${hashOf(email)}`, most: mostPerAccount },
  addressLimit(address),
];
const addressLimit = (address: string): Limit => ({ key: `address:${address}`, most: mostPerAddress });
