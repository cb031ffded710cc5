/** The model to try a draft with: its own, or while it has errors the last one that had none. */
import { LRUCache } from 'lru-cache';
import type { Model, ObjectModel, RoleModel } from '../../compile/model.js';
import { Failure } from '../../errors/define.js';
import type { Release } from '../../contract/call.js';
import { compileDraft } from '../draft/check.js';
import type { DraftState } from '../draft/state.js';

export interface TrialModel {
  readonly model: Model;
  /** False: the draft has errors, and this is how it was, or is in force, without them. */
  readonly current: boolean;
}

const lastGood = new LRUCache<string, { readonly release: number; readonly model: Model }>({ max: 50 });

export function trialModel(state: DraftState, release: Release): TrialModel {
  const { id } = release.workspace;
  const { model } = compileDraft(state);
  if (model) {
    lastGood.set(id, { release: state.release, model });
    return { model, current: true };
  }
  const known = lastGood.get(id);
  return { model: known?.release === state.release ? known.model : release.model, current: false };
}

/** Throws `trial.unknown`. */
export function trialObject(model: Model, id: string): ObjectModel {
  const object = Object.values(model.objects).find((one) => one.id === id);
  if (!object) throw new Failure('trial.unknown', { component: id.slice(0, 100) });
  return object;
}

/** No id of a document begins so. */
const everything = '_everything';

/** The same model with one more role, which may do everything; and its id. */
export function withEveryRight(model: Model): { readonly model: Model; readonly role: string } {
  const grants = Object.values(model.objects).map((object) => {
    const all = (names: readonly string[]): Record<string, 'edit'> => Object.fromEntries(names.map((name) => [name, 'edit']));
    const grant = {
      rows: true,
      rights: ['create', 'read', 'update', 'delete', 'export', 'import'],
      fields: all(Object.keys(object.fields)),
      transitions: object.flow?.transitions.map(({ name }) => name) ?? [],
    } as const;
    return [object.name, [grant]] as const;
  });
  const role: RoleModel = {
    id: everything,
    name: everything,
    label: { en: '' },
    administer: false,
    grants: Object.fromEntries(grants),
  };
  return { model: { ...model, roles: { ...model.roles, [everything]: role } }, role: everything };
}
