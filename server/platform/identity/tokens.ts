/** Bearer tokens: what lets programs in as the user who made them, until they expire or are deleted. */
import type { DataSource, EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { Failure } from '../../errors/define.js';
import { TokenEntity } from '../db/entities/access.js';
import { notifyMember } from './accounts.js';
import { hashOf, newBearerToken } from './secret.js';

export interface TokenEntry {
  readonly id: string;
  readonly name: string;
  readonly created_at: string;
  readonly expires_at: string | null;
}

interface Owner {
  readonly userId: string;
  readonly workspaceId: string;
}

/** Done in the transaction of a change. */
export type Within = (manager: EntityManager, token: TokenEntry) => Promise<void>;

export class Tokens {
  constructor(private readonly source: DataSource) {}

  async list(owner: Owner): Promise<TokenEntry[]> {
    const found = await this.source.manager.find(TokenEntity, { where: { ...owner }, order: { createdAt: 'DESC', id: 'DESC' } });
    return found.map(entryOf);
  }

  /** The token itself is in this answer and nowhere else. */
  async add(
    owner: Owner,
    name: string,
    expiresAt: Date | null,
    within?: Within,
  ): Promise<TokenEntry & { readonly token: string }> {
    const token = newBearerToken();
    const entity = this.source.manager.create(TokenEntity, {
      id: v7(),
      hash: hashOf(token),
      ...owner,
      name,
      createdAt: new Date(),
      expiresAt,
    });
    await this.source.transaction(async (manager) => {
      await manager.insert(TokenEntity, entity);
      await within?.(manager, entryOf(entity));
    });
    return { ...entryOf(entity), token };
  }

  async remove(owner: Owner, id: string, within?: Within): Promise<void> {
    await this.source.transaction(async (manager) => {
      const token = await manager.findOneBy(TokenEntity, { id, ...owner });
      const { affected } = await manager.delete(TokenEntity, { id, ...owner });
      if (!token || !affected) throw new Failure('token.unknown');
      await within?.(manager, entryOf(token));
      await notifyMember(manager, { workspace: owner.workspaceId });
    });
  }
}

const entryOf = ({ id, name, createdAt, expiresAt }: TokenEntity): TokenEntry => ({
  id,
  name,
  created_at: createdAt.toISOString(),
  expires_at: expiresAt?.toISOString() ?? null,
});
