/** What is selected, kept in the address, so that findings and colleagues can lead to it. */
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export type Selection =
  | { readonly kind: 'stage' | 'transition'; readonly id: string }
  /** The flow itself. */
  | { readonly kind: 'flow' };

export type Select = (selection: Selection | null) => void;

export function useSelection(): [Selection | null, Select] {
  const [params, setParams] = useSearchParams();
  const selection = useMemo((): Selection | null => {
    const [stage, transition] = [params.get('stage'), params.get('transition')];
    if (stage) return { kind: 'stage', id: stage };
    if (transition) return { kind: 'transition', id: transition };
    return params.has('settings') ? { kind: 'flow' } : null;
  }, [params]);
  const select = useCallback<Select>(
    (next) => {
      const query: Record<string, string> =
        next === null ? {} : next.kind === 'flow' ? { settings: 'yes' } : { [next.kind]: next.id };
      // At once, as of a list: see `ui/use-chosen.ts`.
      setParams(query, { replace: true, flushSync: true });
    },
    [setParams],
  );
  return [selection, select];
}
