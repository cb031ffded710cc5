/** How a component of the application is named from outside: its document, and the ids on the way inside it. */

export type DocumentKind = 'app' | 'object' | 'picklist' | 'role';

/**
 * `{kind: 'object', id: 'customer', path: ['fields', 'f3']}`. The path alternates list property and id (code for values):
 * `['flow', 'stages', 'g2']`, `['fields', 'f4', 'values', 'hot']`, `['layout', 'sections', 's1']`; empty: the document.
 */
export interface ComponentRef {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly path: readonly string[];
}
