/** Random numbers that are the same for the same key, on every machine. Not for secrets. */

/** FNV-1a, finished by a mixer so that neighbouring keys begin far apart. */
function hash(text: string, salt: number): number {
  let h = 0x811c9dc5 ^ salt;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A stream of numbers (sfc32) named by its key. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(...key: readonly (string | number)[]) {
    const text = key.join('/');
    this.a = hash(text, 1);
    this.b = hash(text, 2);
    this.c = hash(text, 3);
    for (let i = 0; i < 12; i++) this.bits();
  }

  /** 32 random bits. */
  bits(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return sum >>> 0;
  }

  /** From 0 up to, not including, 1. */
  unit(): number {
    return this.bits() / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** A whole number, both ends included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.unit() * (most - least + 1));
  }

  between(least: number, most: number): number {
    return least + this.unit() * (most - least);
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.unit() * items.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  }

  /** Up to `count` different items, in their order. */
  some<T>(items: readonly T[], count: number): T[] {
    const left = new Set(items.keys());
    while (left.size > Math.min(count, items.length)) left.delete(this.pick([...left]));
    return items.filter((_, index) => left.has(index));
  }

  /** An item as often as its weight says. */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T {
    const total = items.reduce((sum, item) => sum + weightOf(item), 0);
    let left = this.unit() * total;
    return items.find((item) => (left -= weightOf(item)) < 0) ?? this.pick(items);
  }

  /** A key as often as its weight says. */
  choose<K extends string>(weights: Readonly<Record<K, number>>): K {
    return this.weighted(Object.entries(weights) as [K, number][], ([, weight]) => weight)[0];
  }

  /** Long-tailed, around a median. */
  logNormal(median: number, spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
    return median * Math.exp(spread * normal);
  }

  /** How often something rare happened that is expected `mean` times. */
  poisson(mean: number): number {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.unit(); product > limit; product *= this.unit()) count++;
    return count;
  }

  /** A UUIDv7 of this instant. */
  uuid(at: number): string {
    const time = Math.floor(at).toString(16).padStart(12, '0');
    const [a, b, c] = [this.bits(), this.bits(), this.bits()];
    const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(a & 0xfff, 3)}-${hex(0x8000 | ((a >>> 12) & 0x3fff), 4)}-${hex(b & 0xffff, 4)}${hex(c, 8)}`;
  }
}
