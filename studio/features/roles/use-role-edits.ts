/** Edits of one role, each an undoable step that says what was done. */
import { produce } from 'immer';
import { useMemo, useRef } from 'react';
import type { GrantDocument, ObjectDocument, RoleDocument } from '../../../metadata/format/types.js';
import type { Level, Right } from '../../grants/rights.js';
import { useGrantTexts } from '../../grants/texts.js';
import { useLabel } from '../../draft/label.js';
import { useDocument, useObjects } from '../../draft/use-draft.js';
import * as does from './grants.js';
import { useTexts } from './texts.js';

/** A line of the table: an object, every other object, or a name that no object has. */
export interface Line {
  readonly name: string;
  readonly label: string;
  readonly object?: ObjectDocument;
}

/** Which grant of which line. */
export interface At {
  readonly line: Line;
  readonly index: number;
}

export interface RoleEdits {
  setRight(at: At, right: Right, on: boolean): void;
  setRows(at: At, rows: GrantDocument['rows'] | undefined): void;
  setLevels(at: At, names: readonly string[], level: Level | null): void;
  setTransitions(at: At, names: readonly string[]): void;
  addGrant(line: Line): void;
  removeGrant(at: At): void;
  /** Copies what it has as every other object, to be changed for it alone. */
  giveOwn(line: Line): void;
  /** Whatever is granted on it by its name goes. */
  leave(line: Line): void;
  /** No access, although every other object is granted. */
  nameOthers(line: Line): void;
}

export function useRoleEdits(role: RoleDocument): RoleEdits {
  const t = useTexts();
  const rightTexts = useGrantTexts();
  const say = useLabel();
  const objects = useObjects();
  const [, change] = useDocument<RoleDocument>('role', role.id);
  const grantName = useGrantName(role);
  // What was unticked last comes back as it was when it is ticked again.
  const left = useRef(new Map<string, readonly GrantDocument[]>());
  return useMemo(() => {
    const label = say(role.label, role.name);
    const step = (what: StepWord, params: Record<string, string>, recipe: (draft: RoleDocument) => void): void =>
      change(recipe, t(`step.${what}`, { role: label, ...params }));
    const onGrant = (what: StepWord, { line, index }: At, recipe: (draft: RoleDocument) => void, more = {}): void =>
      step(what, { grant: grantName(line, index), ...more }, recipe);
    const keep = ({ name }: Line): void => {
      const { through, grants } = does.standingOf(role, name);
      if (through === 'own') left.current.set(name, grants);
    };
    const own = (draft: RoleDocument, { name, object }: Line, right?: Right): void => {
      const { through, grants } = does.standingOf(role, name);
      if (through === 'every' && object) does.setGrants(draft, name, does.copyFor(grants, object));
      const [before] = left.current.get(name) ?? [];
      if (through === 'none' && right)
        does.setGrants(draft, name, [before ? { ...before, rights: [right] } : does.newGrant(right)]);
    };
    return {
      setRight: (at, right, on) => {
        keep(at.line);
        const { through, grants } = does.standingOf(role, at.line.name);
        const indexes = through === 'every' && !on ? grants.map((_, index) => index).reverse() : [at.index];
        const recipe = (draft: RoleDocument): void => {
          own(draft, at.line, right);
          if (through !== 'none') for (const index of indexes) does.setRight(draft, at.line.name, index, right, on);
        };
        onGrant('right', at, recipe, { right: rightTexts(`right.${right}`) });
      },
      setRows: (at, rows) => onGrant('rows', at, (draft) => does.setRows(draft, at.line.name, at.index, rows)),
      setLevels: (at, names, level) =>
        onGrant('fields', at, (draft) => does.setLevels(draft, at.line.name, at.index, names, level)),
      setTransitions: (at, names) =>
        onGrant('transitions', at, (draft) => does.setTransitions(draft, at.line.name, at.index, names)),
      addGrant: (line) => step('add', { object: line.label }, (draft) => does.addGrant(draft, line.name)),
      removeGrant: (at) => onGrant('remove', at, (draft) => does.removeGrant(draft, at.line.name, at.index)),
      giveOwn: (line) => step('own', { object: line.label }, (draft) => own(draft, line)),
      leave: (line) => {
        keep(line);
        step('every', { object: line.label }, (draft) => does.removeGrants(draft, line.name));
      },
      nameOthers: (line) => step('name', { object: line.label }, (draft) => does.nameOthers(draft, objects, line.name)),
    };
  }, [role, change, t, rightTexts, say, objects, grantName]);
}

type StepWord = 'right' | 'rows' | 'fields' | 'transitions' | 'add' | 'remove' | 'own' | 'every' | 'name';

/** What a grant is called: after its object, with a number where there are several. */
export function useGrantName(role: RoleDocument): (line: Line, index: number) => string {
  const t = useTexts();
  return useMemo(
    () =>
      ({ name, label }, index) => {
        const { through, grants } = does.standingOf(role, name);
        return through === 'own' && grants.length > 1
          ? t('grantNth', { object: label, number: index + 1 })
          : t('grantOf', { object: label });
      },
    [role, t],
  );
}

/** Whether the object would have no grant of its own, and so those for every other object. */
export function fallsBack(role: RoleDocument, { line, index }: At, right: Right | null): boolean {
  if (line.name === does.EVERY || !does.hasEvery(role)) return false;
  const probe = produce(role, (draft) => {
    const { through, grants } = does.standingOf(role, line.name);
    if (through === 'every' && line.object) does.setGrants(draft, line.name, does.copyFor(grants, line.object));
    if (right === null) does.removeGrant(draft, line.name, index);
    else if (through === 'every')
      grants
        .map((_, at) => at)
        .reverse()
        .forEach((at) => does.setRight(draft, line.name, at, right, false));
    else does.setRight(draft, line.name, index, right, false);
  });
  return does.standingOf(probe, line.name).through === 'every';
}
