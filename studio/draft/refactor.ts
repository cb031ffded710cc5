/** Renames and removals over the whole draft as one step, with every use rewritten or taken out. */
import type { ComponentRef } from '../../metadata/documents/component.js';
import { remove, rename, type Refactoring } from '../../metadata/documents/refactor.js';
import { referencesOf, referencesTo, type Reference } from '../../metadata/documents/references.js';
import { edit, useDraftStore } from './store.js';

const documentsNow = () => [...useDraftStore.getState().documents.values()];

/** `label` says what was done, for undo. */
export function renameComponent(ref: ComponentRef, name: string, label: string): Refactoring {
  const done = rename(documentsNow(), ref, name);
  edit(done.edits, label);
  return done;
}

/** What removing would take along and what it would leave to decide; nothing is changed. */
export const removalOf = (ref: ComponentRef): Refactoring => remove(documentsNow(), ref);

export function removeComponent(ref: ComponentRef, label: string): Refactoring {
  const done = removalOf(ref);
  edit(done.edits, label);
  return done;
}

/** Every place that names a component or one of its parts. */
export const usesOf = (ref: ComponentRef): readonly Reference[] => referencesTo(referencesOf(documentsNow()), ref);
