/** The lines of the table of a role: every other object, the objects, and names that no object has. */
import { useMemo } from 'react';
import type { RoleDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { useObjects } from '../../draft/use-draft.js';
import { EVERY, namedObjects } from './grants.js';
import { useTexts } from './texts.js';
import type { Line } from './use-role-edits.js';

export function useLines(role: RoleDocument): readonly Line[] {
  const t = useTexts();
  const say = useLabel();
  const objects = useObjects();
  return useMemo(() => {
    const known = new Set(objects.map(({ name }) => name));
    return [
      ...objects.map((object) => ({ name: object.name, label: say(object.label, object.name), object })),
      ...namedObjects(role).flatMap((name) => (known.has(name) ? [] : [{ name, label: name }])),
      { name: EVERY, label: t('every') },
    ];
  }, [role, objects, say, t]);
}
