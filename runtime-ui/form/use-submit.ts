/** Saving: what the browser knows to be wrong goes nowhere, what the server says comes back at its fields. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Refusal } from '../api/http.js';
import { useStable } from '../hooks/stable.js';
import type { Draft } from './use-draft.js';

interface SubmitOptions {
  readonly draft: Draft;
  /** Something that a newer release has changed stands to be read. */
  readonly told: boolean;
  /** It can be saved nowhere any more. */
  readonly gone: boolean;
  /** What a newer release has made of it is on its way. */
  readonly pending: boolean;
  /** Why the form could not be fetched anew. */
  readonly trouble: Error | null;
  readonly save: (draft: Draft) => Promise<boolean>;
  readonly saved: () => void;
}

export function useSubmit({ draft, told, gone, pending, trouble, save, saved }: SubmitOptions) {
  const client = useQueryClient();
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  /** The release under which the server would not judge it; the form of the newer one is on its way. */
  const [outdated, setOutdated] = useState<number | null>(null);
  const { release } = draft.context.form;

  const fail = (error: unknown): void => {
    if (!(error instanceof Refusal)) throw error;
    draft.answer(violationsOf(error));
    setRefusal(error);
    setAttempt((count) => count + 1);
  };
  const submit = useStable(async () => {
    if (saving || gone) return;
    setRefusal(null);
    draft.submit();
    if (!draft.isValid) return setAttempt((count) => count + 1);
    setSaving(true);
    try {
      if (await save(draft)) saved();
    } catch (error) {
      if (!isOutdated(error)) return fail(error);
      setOutdated(release);
      await client.refetchQueries({ queryKey: ['app'], type: 'active' }, { throwOnError: true }).catch((failure: unknown) => {
        setOutdated(null);
        fail(failure);
      });
    } finally {
      setSaving(false);
    }
  });
  const goOn = useStable((): void => {
    setOutdated(null);
    if (trouble && !gone) return fail(trouble);
    // What has become of the form is to be read first; where nothing has, nobody need know.
    if (!told) void submit();
  });
  const isHere = outdated !== null && !saving && !pending && (release !== outdated || gone || trouble !== null);
  useEffect(() => {
    if (isHere) goOn();
  }, [isHere, goOn]);
  return { submit, saving: saving || outdated !== null, refusal, attempt };
}

const isOutdated = (error: unknown): boolean => error instanceof Refusal && error.problem.code === 'release.changed';

/** Moves state their values under `/values`. */
const violationsOf = ({ problem }: Refusal) =>
  (problem.errors ?? []).map(({ pointer, message }) => ({ pointer: pointer.replace(/^\/values(?=\/|$)/, ''), message }));
