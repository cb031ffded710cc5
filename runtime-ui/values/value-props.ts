/** What is given to whatever shows a value. */
import type { FieldInfo } from '../../server/contract/app.js';

export interface ValueProps {
  readonly field: FieldInfo;
  readonly value: unknown;
  /** In lists and cards: one line, nothing to operate but links. */
  readonly compact?: boolean;
}
