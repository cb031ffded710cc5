/** What is wrong with the draft as it was last saved. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ComponentRef } from '../../metadata/documents/component.js';
import type { StudioFinding } from '../../server/contract/component.js';
import { useLanguage } from '../../runtime-ui/i18n/language.js';
import { fetchCheck } from '../api/draft.js';
import { useDraftStore } from './store.js';

const none: readonly StudioFinding[] = [];

function useCheck() {
  const seq = useDraftStore((state) => state.seq);
  const loaded = useDraftStore((state) => state.loaded);
  const language = useLanguage();
  return useQuery({
    queryKey: ['studio', 'check', seq, language],
    queryFn: ({ signal }) => fetchCheck(signal),
    enabled: loaded,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
}

/** Findings of a component and of what lies within it; without `ref` all. */
export function useFindings(ref?: ComponentRef): readonly StudioFinding[] {
  const { data } = useCheck();
  const findings = data?.findings ?? none;
  const key = ref && JSON.stringify(ref);
  return useMemo(
    () => (key ? findings.filter(({ at }) => at && isWithin(at, JSON.parse(key) as ComponentRef)) : findings),
    [findings, key],
  );
}

const isWithin = (at: ComponentRef, ref: ComponentRef): boolean =>
  at.kind === ref.kind && at.id === ref.id && ref.path.every((part, index) => at.path[index] === part);
