/**
 * A parameterised statement and the only way to build one. Parameters are bindings, not values: what
 * depends on the caller or the clock is filled in at each run, so a statement can be cached and shared.
 */
import { createHash } from 'node:crypto';
import type { RuleUser } from '../../../metadata/rules/rule.js';

export type Binding =
  | { readonly from: 'literal'; readonly value: unknown }
  /** The n-th value of the request. */
  | { readonly from: 'input'; readonly index: number }
  | { readonly from: 'user'; readonly key: keyof RuleUser }
  | { readonly from: 'workspace' }
  | { readonly from: 'release' }
  | { readonly from: 'now' }
  /** The date in the workspace's time zone. */
  | { readonly from: 'today' };

export interface Statement {
  readonly text: string;
  /** Name under which PostgreSQL keeps its plan; derived from the text. */
  readonly name: string;
  readonly bindings: readonly Binding[];
}

export class StatementBuilder {
  private readonly bindings: Binding[] = [];
  private readonly known = new Map<string, string>();

  /** `$n::cast`; equal bindings share one parameter. */
  bind(binding: Binding, cast: string): string {
    const key = `${cast} ${JSON.stringify(binding)}`;
    const known = this.known.get(key);
    if (known) return known;
    this.bindings.push(binding);
    const sql = `$${this.bindings.length}::${cast}`;
    this.known.set(key, sql);
    return sql;
  }

  build(text: string): Statement {
    const name = `t${createHash('sha1').update(text).digest('base64url')}`;
    return Object.freeze({ text, name, bindings: Object.freeze([...this.bindings]) });
  }
}

/** An identifier that came out of the model, quoted. */
export const quote = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;
