/** Sights by (workspace, release, role set), bounded by their size: one cache per process. */
import { LRUCache } from 'lru-cache';
import type { Release } from '../../contract/call.js';
import { sightOf } from './sight-of.js';
import type { Sight } from './sight.js';

/** About what one field's sight occupies. */
const BYTES_PER_FIELD = 400;

export class SightCache {
  private readonly sights: LRUCache<string, Sight>;

  constructor(maxBytes = 64 * 1024 * 1024) {
    this.sights = new LRUCache({ maxSize: maxBytes, sizeCalculation: sizeOf });
  }

  /** `roles`: ids, sorted. */
  get(release: Release, roles: readonly string[]): Sight {
    const key = `${release.workspace.id} ${release.number} ${roles.join(',')}`;
    const known = this.sights.get(key);
    // A release number names one model only, but a test or a restored database may reuse it.
    if (known?.model === release.model) return known;
    const sight = sightOf(release.model, roles);
    this.sights.set(key, sight);
    return sight;
  }
}

const sizeOf = (sight: Sight): number =>
  BYTES_PER_FIELD * Object.values(sight.objects).reduce((sum, { fields }) => sum + 1 + Object.keys(fields).length, 1);
