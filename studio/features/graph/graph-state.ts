/** What the page shows, kept in its address, so that it can be sent to a colleague. */
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export interface GraphState {
  readonly view: 'diagram' | 'table';
  readonly group: number | null;
  readonly objects: readonly string[];
  readonly neighbours: boolean;
  readonly fields: boolean;
  readonly users: boolean;
  /** Ids of the objects that stand out. */
  readonly focus: readonly string[];
}

const isSet = (value: string | null): boolean => value === 'yes';
const listOf = (value: string | null): readonly string[] => value?.split(',').filter(Boolean) ?? [];

export function useGraphState(): [GraphState, (change: Partial<GraphState>) => void] {
  const [params, setParams] = useSearchParams();
  const state = useMemo((): GraphState => {
    const group = params.get('group');
    return {
      view: params.get('view') === 'table' ? 'table' : 'diagram',
      group: group !== null && /^\d{1,3}$/.test(group) ? Number(group) : null,
      objects: listOf(params.get('objects')),
      neighbours: isSet(params.get('near')),
      fields: isSet(params.get('fields')),
      users: isSet(params.get('users')),
      focus: listOf(params.get('focus')),
    };
  }, [params]);
  const change = useCallback(
    (part: Partial<GraphState>) => setParams((now) => written(now, part), { replace: true }),
    [setParams],
  );
  return [state, change];
}

function written(params: URLSearchParams, change: Partial<GraphState>): URLSearchParams {
  const next = new URLSearchParams(params);
  const set = (key: string, value: string | null | undefined) => (value ? next.set(key, value) : next.delete(key));
  if ('view' in change) set('view', change.view === 'table' ? 'table' : null);
  if ('group' in change) set('group', change.group?.toString());
  if (change.objects) set('objects', change.objects.join(','));
  if ('neighbours' in change) set('near', change.neighbours ? 'yes' : null);
  if ('fields' in change) set('fields', change.fields ? 'yes' : null);
  if ('users' in change) set('users', change.users ? 'yes' : null);
  if (change.focus) set('focus', change.focus.join(','));
  return next;
}
