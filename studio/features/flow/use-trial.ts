/** A record that is led through the flow of the draft, without changing it. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { call, get } from '../../../runtime-ui/api/http.js';
import { useLanguage } from '../../../runtime-ui/i18n/language.js';
import type { Simulation, TrialRecords } from '../../../server/contract/trial.js';
import { useDraftStore } from '../../draft/store.js';

export type TrialRecord = TrialRecords['data'][number];
export type TrialMove = Simulation['transitions'][number];

export interface Trial {
  readonly record: TrialRecord;
  /** Name of the stage it stands in, or is taken to stand in. */
  readonly here: string | null;
  /** Stages passed so far, as if; the first is where it really stands. */
  readonly way: readonly string[];
  readonly moves: readonly TrialMove[];
  readonly loading: boolean;
  readonly error: Error | null;
  readonly standing: (transition: string) => 'ready' | 'blocked' | null;
  readonly go: (stage: string) => void;
  /** To the stage at this place of the way. */
  readonly back: (place: number) => void;
}

export function useTrialRecords(object: string, search: string, enabled: boolean) {
  return useQuery({
    queryKey: ['studio', 'records', object, search],
    queryFn: ({ signal }) => get<TrialRecords>('studio/records', { object, search }, signal),
    enabled,
    retry: false,
  });
}

export function useTrial(object: string, record: TrialRecord | null): Trial | null {
  const language = useLanguage();
  // The flow is that of the draft as saved: a save asks again.
  const seq = useDraftStore((state) => state.seq);
  const [steps, setSteps] = useState<{ readonly record: string; readonly stages: readonly string[] }>({ record: '', stages: [] });
  const taken = useMemo(() => (steps.record === record?.id ? steps.stages : []), [steps, record]);
  const ask = (stage: string | undefined) => ({
    queryKey: ['studio', 'simulate', object, record?.id, stage ?? null, seq, language],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      call<Simulation>('POST', 'studio/simulate', { body: { object, record: record?.id, ...(stage && { stage }) }, signal }),
    enabled: record !== null,
    retry: false,
  });
  const really = useQuery(ask(undefined));
  const { data, error, isPending } = useQuery(ask(taken.at(-1)));
  const stands = really.data?.stage;
  return useMemo(() => {
    if (!record) return null;
    const way = stands === undefined ? [] : [stands, ...taken];
    const moves = data?.transitions ?? [];
    const go = (stages: readonly string[]) => setSteps({ record: record.id, stages });
    return {
      record,
      here: taken.at(-1) ?? stands ?? null,
      way,
      moves,
      loading: isPending,
      error,
      standing: (transition) => {
        const move = moves.find(({ name }) => name === transition);
        return move ? (move.ready ? 'ready' : 'blocked') : null;
      },
      go: (stage) => go([...taken, stage]),
      back: (place) => go(taken.slice(0, place)),
    };
  }, [record, stands, taken, data, error, isPending]);
}
