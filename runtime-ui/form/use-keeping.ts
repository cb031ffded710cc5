/** Keeps what is entered somewhere while it is not saved, and offers what was left behind there. */
import { useEffect, useRef, useState } from 'react';
import { v4 } from 'uuid';
import { useStable } from '../hooks/stable.js';
import {
  drop,
  dropOnLeaving,
  hold,
  keep,
  leftBehind,
  type Kept,
  type KeptEntry,
  type KeptField,
  type KeptValue,
} from './kept.js';

interface Keeping {
  /** The beginning of the keys of the place; null: nothing is kept. */
  readonly root: string | null;
  /** What is entered; null: nothing. */
  readonly entry: Omit<Kept<KeptValue>, 'at'> | null;
  /** Whether what is entered stays when one leaves without having said what is to become of it. */
  readonly lasting?: boolean;
}

/** Long enough that a word is kept once. */
const STILL = 400;

/** Answers what to call once it is saved or discarded: what is entered then belongs to nothing, until it is emptied. */
export function useKeeping({ root, entry, lasting = false }: Keeping): () => void {
  const [own] = useState(() => v4());
  const key = root && `${root}${own}`;
  const over = useRef(false);
  const said = entry && JSON.stringify([entry.fields, entry.note]);
  const write = useStable(() => {
    if (!key || over.current) return;
    if (entry === null) drop(key);
    else keep(key, { at: Date.now(), ...entry });
  });
  useEffect(() => {
    if (!key) return;
    over.current = false;
    const release = hold(key);
    return () => {
      if (lasting) write();
      else dropOnLeaving(key);
      over.current = true;
      release();
    };
  }, [key, lasting, write]);
  useEffect(() => {
    if (said === null) over.current = false;
    if (!key) return;
    const timer = setTimeout(write, STILL);
    // A tab that is closed or reloaded does not wait.
    window.addEventListener('pagehide', write);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', write);
    };
  }, [key, said, write]);
  return () => {
    over.current = true;
    if (key) drop(key);
  };
}

/** What a tab that is gone has left behind at a place, the latest first; taken on or discarded, it is offered no more. */
export function useLeftBehind<F extends KeptValue = KeptField>(root: string | null) {
  const [offers, setOffers] = useState<readonly KeptEntry<F>[]>([]);
  useEffect(() => {
    if (!root) return;
    let left = false;
    void leftBehind<F>(root).then((found) => left || setOffers(found));
    return () => {
      left = true;
    };
  }, [root]);
  const [offer = null] = offers;
  const discard = () => {
    if (offer) drop(offer.key);
    setOffers(offers.slice(1));
  };
  return { offer, discard };
}
