/** One question about existing rows: which of them a change touches. */
import type { ComponentRef } from '../../../metadata/documents/component.js';
import type { FieldModel, ObjectModel } from '../../compile/model.js';
import type { Impact } from '../../contract/component.js';
import type { Words } from './words.js';

export interface Probe {
  readonly at: ComponentRef;
  readonly kind: Impact['kind'];
  readonly risk: Impact['risk'];
  /** Boolean SQL over `t` and `n`; null: depends on who writes. */
  readonly where: string | null;
  /** A pattern is matched outside the database, whose expressions are others: on the rows of `where`. */
  readonly pattern?: { readonly value: string; readonly fresh: string; readonly former: string | null };
  /** SQL of what stands there, and of what publishing makes of it. */
  readonly value?: string;
  readonly becomes?: string;
  readonly words: Words;
}

export const refTo = (object: Pick<ObjectModel, 'id'>, ...path: readonly string[]): ComponentRef => ({
  kind: 'object',
  id: object.id,
  path,
});

/** A system field stands for the part of the document that gives it. */
export function fieldRef(object: ObjectModel, field: FieldModel): ComponentRef {
  if (!field.system) return refTo(object, 'fields', field.id);
  return field.name.startsWith('stage') ? refTo(object, 'flow') : refTo(object);
}
