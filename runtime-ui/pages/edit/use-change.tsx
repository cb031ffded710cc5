/** Saves what was changed in a record; where somebody else was faster, asks whose values count. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObjectInfo } from '../../../server/contract/app.js';
import type { RecordData } from '../../../server/contract/records.js';
import { Refusal } from '../../api/http.js';
import { changeRecord, readRecord, refreshRecords } from '../../api/records.js';
import { changedFields, isSame, wireOf } from '../../form/rules/wire.js';
import type { Draft } from '../../form/use-draft.js';
import { useWarn } from './use-warn.js';
import { ConflictDialog, type Conflict, type Decision } from './conflict-dialog.js';

interface Question extends Conflict {
  readonly object: ObjectInfo;
  readonly answer: (decision: Decision) => void;
}

/** `done` is told what was saved; null: nothing was. */
export function useChange(done: (saved: RecordData | null) => void) {
  const client = useQueryClient();
  const warn = useWarn();
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = async (conflict: Omit<Question, 'answer'>): Promise<Decision> => {
    const decision = await new Promise<Decision>((answer) => setQuestion({ ...conflict, answer }));
    setQuestion(null);
    return decision;
  };
  const finish = async (saved: RecordData | null): Promise<void> => {
    await refreshRecords(client);
    done(saved);
  };
  /** Answers whether it is done with; one may also go on with what one has entered. */
  const save = async (draft: Draft): Promise<boolean> => {
    const mine = draft.values;
    const { object, form } = draft.context;
    const drawn = { object, release: form.release };
    const stored = draft.stored as RecordData;
    let base = stored;
    let names = changedIn(draft, stored);
    while (names.length > 0) {
      try {
        const answer = await changeRecord(drawn, base, wireOf(mine, names));
        await finish(answer.data);
        warn(answer);
        return true;
      } catch (error) {
        if (!(error instanceof Refusal) || error.status !== 412) throw error;
      }
      const theirs = await readRecord(object.name, stored.id);
      const both = names.filter((name) => !isSame(base[name], theirs[name]) && !isSame(mine[name], theirs[name]));
      const decision = await ask({ object, theirs, mine, both });
      if (decision.kind === 'stay') return false;
      const taken = decision.kind === 'discard' ? names : decision.taken;
      names = names.filter((name) => !taken.includes(name));
      base = theirs;
    }
    await finish(null);
    return true;
  };
  const dialog = question ? <ConflictDialog object={question.object} conflict={question} decide={question.answer} /> : null;
  return { save, dialog };
}

function changedIn({ values, states, context }: Draft, stored: RecordData): readonly string[] {
  const kind = context.object.record_types.length > 0 ? ['record_type'] : [];
  return changedFields(stored, values, [...kind, ...states.shown.filter((name) => !states.locked.includes(name))]);
}
