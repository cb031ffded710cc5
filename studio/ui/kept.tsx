/** What is typed in the studio and is not in the draft yet: kept in this browser until it is, and offered back. */
import type { ReactNode } from 'react';
import { useMe } from '../../runtime-ui/api/session.js';
import { KeptOffer } from '../../runtime-ui/form/kept-offer.js';
import { rootOf, type KeptValue } from '../../runtime-ui/form/kept.js';
import { useKeeping, useLeftBehind } from '../../runtime-ui/form/use-keeping.js';
import { useCloseGuard } from '../../runtime-ui/hooks/close-guard.js';

/** Where something is typed. */
export interface TypedPlace {
  readonly dialog: string;
  /** Id of what it is about; absent: of something new. */
  readonly of?: string;
}

/** What is typed, by the names of its inputs. */
export type Typed = Readonly<Record<string, unknown>>;

interface KeptOptions extends TypedPlace {
  /** Null: nothing. */
  readonly typed: Typed | null;
  readonly restore: (typed: Typed) => void;
}

interface Keeping {
  /** To be drawn above the inputs. */
  readonly offer: ReactNode;
  /** To be called once what is typed is taken over or given up knowingly. */
  readonly done: () => void;
}

/** For what is typed on a page, which then stays whatever becomes of what it is about. */
export function useKept(options: KeptOptions): Keeping {
  useCloseGuard(options.typed !== null);
  return useKeptAlone(options);
}

export function useKeptAlone({ dialog, of = 'new', typed, restore }: KeptOptions): Keeping {
  const { data: me } = useMe();
  const root = me ? rootOf({ workspace: me.workspace.id, user: me.user.id, object: 'studio', record: of, form: dialog }) : null;
  const { offer, discard } = useLeftBehind<KeptValue>(root);
  const done = useKeeping({ root, entry: typed && entryOf(typed), lasting: true });
  const take = () => {
    if (offer) restore(typedIn(offer.fields));
    discard();
  };
  return { offer: <KeptOffer offer={offer} restore={take} discard={discard} />, done };
}

const entryOf = (typed: Typed) => ({
  version: null,
  fields: Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, { value: value ?? null }])),
});

const typedIn = (fields: Readonly<Record<string, KeptValue>>): Typed =>
  Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
