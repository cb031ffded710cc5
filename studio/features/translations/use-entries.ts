/** The texts of the draft as they are, and how their places are called. */
import { useCallback, useMemo } from 'react';
import { useDraft } from '../../draft/use-draft.js';
import { useTextAt } from '../../ui/property-texts.js';
import { useRefName } from '../../ui/use-ref-name.js';
import { entriesOf, type Entry } from './entries.js';
import type { Names } from './spreadsheet.js';
import { useTexts } from './texts.js';

export function useEntries(): readonly Entry[] {
  const { documents } = useDraft();
  return useMemo(() => documents.flatMap(entriesOf), [documents]);
}

export function useNames(): (entry: Entry) => Names {
  const t = useTexts();
  const refName = useRefName();
  const textAt = useTextAt();
  return useCallback(
    ({ at, property }) => {
      const [list, place] = property;
      const isGroup = at.kind === 'app' && list === 'navigation' && place !== undefined;
      const component = refName(at);
      return {
        document: refName({ ...at, path: [] }),
        component: isGroup ? `${component} › ${t('menuGroup', { number: place.slice(1) })}` : component,
        property: textAt(at.kind, [...at.path, ...property]),
      };
    },
    [t, refName, textAt],
  );
}
