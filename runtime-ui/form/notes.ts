/** What a form says beside the errors that rjsf draws: warnings, where something is wrong, and that saving was tried. */
import { createContext } from 'react';

interface Notes {
  /** Messages by field. */
  readonly warnings: Readonly<Record<string, readonly string[]>>;
  /** Fields with something wrong. */
  readonly faulty: readonly string[];
  /** How often saving was tried in vain. */
  readonly attempt: number;
}

export const FormNotes = createContext<Notes>({ warnings: {}, faulty: [], attempt: 0 });
