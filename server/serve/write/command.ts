/** One change of one record, as every channel asks for it. */
import type { Right } from './target.js';

interface Place {
  readonly object: string;
  /** Pointer of the command in the request; empty: the request is the command. */
  readonly at: string;
  /** Pointer of its fields below the command. */
  readonly under?: string;
}

interface Existing extends Place {
  readonly id: string;
  /** The header of that name: the versions the caller accepts. Undefined: any. */
  readonly ifMatch?: string;
}

/** `body`: fields by name, not yet read; of a move `{transition, reason, values}`. */
export type Command =
  | (Place & { readonly verb: 'create'; readonly body: unknown })
  | (Existing & { readonly verb: 'update'; readonly body: unknown })
  | (Existing & { readonly verb: 'move'; readonly body: unknown })
  | (Existing & { readonly verb: 'delete' })
  | (Existing & { readonly verb: 'restore' });

/** Null: a move asks for its own rights, transition by transition. */
export const rightFor: Readonly<Record<Command['verb'], Right | null>> = {
  create: 'create',
  update: 'update',
  move: null,
  delete: 'delete',
  restore: 'delete',
};
