/** Answers that a sight and a language decide, kept as JSON text with their ETag; bounded by bytes, one per process. */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Sight } from '../sight/sight.js';

export interface CachedText {
  readonly text: string;
  readonly etag: string;
}

export class TextCache {
  private readonly texts: LRUCache<string, CachedText>;
  private readonly numbers = new WeakMap<Sight, number>();
  private last = 0;

  constructor(maxBytes = 64 * 1024 * 1024) {
    this.texts = new LRUCache({ maxSize: maxBytes, sizeCalculation: ({ text }) => 2 * text.length + 100 });
  }

  /** `key` names the answer among those of the sight; `make` is called where it is not there yet. */
  get(sight: Sight, key: string, make: () => unknown): CachedText {
    const full = `${this.numberOf(sight)} ${key}`;
    const known = this.texts.get(full);
    if (known) return known;
    const text = JSON.stringify(make());
    const made = Object.freeze({ text, etag: etagOf(text) });
    this.texts.set(full, made);
    return made;
  }

  /** A sight belongs to one release of one workspace: its identity says more than its key. */
  private numberOf(sight: Sight): number {
    const known = this.numbers.get(sight);
    if (known !== undefined) return known;
    this.last += 1;
    this.numbers.set(sight, this.last);
    return this.last;
  }
}

export const etagOf = (text: string): string => `"${createHash('sha1').update(text).digest('base64url')}"`;
