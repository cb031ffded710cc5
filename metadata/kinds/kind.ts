/** What is said once of a kind of document; everything that goes by kinds reads it here. */
import type { Schema } from './schema.js';

export interface Text {
  readonly en: string;
  readonly 'zh-CN': string;
}

export interface KindDefinition {
  /** What its documents say under `kind`. */
  readonly name: string;
  /** Its JSON Schema: what a document may say, what its properties name, are called, and become when something is removed. */
  readonly schema: Schema;
  /** Where its documents are kept; without `{name}`: an application has one of them. */
  readonly file: string;
  /** What its documents are called in headings. */
  readonly plural: Text;
  /**
   * Addresses in the studio: of their list, and below a document of what stands at a path in it. `{0}` is what the path
   * begins with; the address with the longest path that fits is taken.
   */
  readonly pages: { readonly list: string; readonly parts: Readonly<Record<string, string>> };
  /** Its entry in the studio's menu: an icon of the runtime UI, in this group. */
  readonly menu: { readonly group: 'build' | 'people'; readonly icon: string };
  /** The least that a document of the kind may say; the conformance suite takes it through all that happens to documents. */
  readonly sample: Readonly<Record<string, unknown>> & { readonly id: string; readonly label: Text };
}

/** As a kind writes it down: what JSON says of its schema is wider than a schema. */
export type KindSource = Omit<KindDefinition, 'schema'> & { readonly schema: object };
