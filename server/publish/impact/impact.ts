/** What a plan does to records that exist; types only. */
import type { ComponentRef } from '../../../metadata/documents/component.js';

/** safe: nothing to decide. confirm: records or rights are affected. destroys: values become unreadable. blocked: publish refuses. */
export type Risk = 'safe' | 'confirm' | 'destroys' | 'blocked';

/** Records that a change touches. */
export interface Impact {
  readonly at: ComponentRef;
  /** rule: stands against them. required: empty. format: no longer fits. option: a removed value. unique: not the only one. type: converts or cannot. flow: stands in a stage that goes or lacks what it needs. removed: values that are set aside. */
  readonly kind: 'rule' | 'required' | 'format' | 'option' | 'unique' | 'type' | 'flow' | 'removed';
  /** Name of the object whose records they are. */
  readonly object: string;
  readonly risk: Risk;
  /** null: not counted, because it would take too long or depends on who writes; the text says which. */
  readonly count: number | null;
  readonly text: string;
  /** At most 20. `value`: what stands there now; `becomes`: what publishing makes of it. */
  readonly samples: readonly {
    readonly id: string;
    readonly label: string | null;
    readonly value?: unknown;
    readonly becomes?: unknown;
  }[];
}
