/** The move that somebody is about to make, followed over releases: by its id, which renaming keeps. */
import { useState } from 'react';
import type { FlowInfo, ObjectInfo } from '../../../server/contract/app.js';
import type { RecordData } from '../../../server/contract/records.js';
import { useApp } from '../../api/app.js';
import { useTransitions, type Transition } from '../../api/flow.js';
import type { Change } from '../../form/carry.js';
import type { News } from '../../form/record-form.js';

interface OfferOptions {
  readonly object: ObjectInfo;
  readonly record: RecordData;
  readonly chosen: Transition;
  readonly flow: FlowInfo;
  /** The release that the form at hand is of. */
  readonly form: number | undefined;
  /** How the move itself fares: once it is made, it is open no more. */
  readonly moved: 'idle' | 'pending' | 'error' | 'success';
}

/** A move as it is called in the application at hand. */
interface Known {
  readonly transition: Transition;
  /** Label of the stage it leads to. */
  readonly stage: string;
}

export function useOffer({ object, record, chosen, flow, form, moved }: OfferOptions): Known & { readonly news: News } {
  const { release } = useApp();
  const [opened] = useState(release);
  const [read, setRead] = useState<Known>({ transition: chosen, stage: stageOf(flow, chosen) });
  const [last, keep] = useState(read);
  const { data, isPlaceholderData, isError } = useTransitions(object.name, record.id, object.flow !== null);
  const isNewer = release !== opened;
  const offered = object.flow === null || isPlaceholderData ? undefined : data;
  const isKnown = object.flow === null || isError || offered !== undefined;
  // Together with the form: its fields are asked for by their names in the same release.
  const isHere = isNewer && isKnown && form === release;
  const found = isHere ? offered?.transitions.find(({ id }) => id === chosen.id) : undefined;
  const now = found ? { transition: found, stage: stageOf(flow, found) } : last;
  if (now.transition !== last.transition || now.stage !== last.stage) keep(now);
  const isOver = moved === 'pending' || moved === 'success';
  const gone = isHere && !found && !isError && !isOver ? ({ what: 'transition', label: last.transition.label } as const) : null;
  return {
    ...now,
    news: { changes: gone ? [] : changesOf(read, now), read: () => setRead(now), gone, pending: isNewer && !isHere },
  };
}

const stageOf = (flow: FlowInfo, { to }: Transition): string => flow.stages.find(({ name }) => name === to)?.label ?? to;

function changesOf(before: Known, now: Known): readonly Change[] {
  const { label } = now.transition;
  return [
    ...(before.transition.label === label ? [] : [{ kind: 'renamed', label: before.transition.label, now: label } as const]),
    ...(before.stage === now.stage ? [] : [{ kind: 'leads', label, now: now.stage } as const]),
    ...(now.transition.reason && !before.transition.reason ? [{ kind: 'reason', label } as const] : []),
  ];
}
