/** Phrases in a customer's language, their gaps filled. */
import type { Random } from './random.js';
import type { PhraseKind, Sample } from './sample.js';

export class Texts {
  constructor(
    private readonly sample: Sample,
    readonly language: 0 | 1,
    private readonly random: Random,
  ) {}

  phrase(kind: PhraseKind): string {
    return this.random.pick(this.sample.phrases[kind])[this.language];
  }

  /** The phrase as often as `chance` says, else nothing. */
  maybe(kind: PhraseKind, chance: number): string | null {
    return this.random.chance(chance) ? this.fill(this.phrase(kind)) : null;
  }

  /** Fills `{product}`, `{topic}`, … */
  fill(text: string, own: Readonly<Record<string, string>> = {}): string {
    return text.replaceAll(/\{(\w+)\}/g, (gap, name: string) => own[name] ?? this.gap(name) ?? gap);
  }

  private gap(name: string): string | undefined {
    if (name === 'product') return this.phrase('products');
    if (name === 'topic') return this.phrase('topics');
    if (name === 'pain') return this.phrase('pains');
    if (name === 'competitor') return this.random.pick(this.sample.competitors);
    if (name === 'n') return String(this.random.integer(2, 30));
    if (name === 'amount')
      return this.language === 0 ? `${this.random.integer(5, 120)}万元` : `CNY ${this.random.integer(50, 1200)},000`;
    return undefined;
  }
}
