/** What every part of the builder needs to know: whose condition it is, how things are called, and the words for them. */
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Label } from '../../metadata/format/types.js';
import type { Place } from '../../metadata/rules/operators/operator.js';
import { useLabel } from '../draft/label.js';
import { useAppDocument, useDraft, useRoles } from '../draft/use-draft.js';
import type { Setting } from './offers.js';
import { useTexts, type ConditionTexts } from './texts.js';
import { factsOf, wayTo } from './types.js';

interface Named {
  readonly name: string;
  readonly label: Label;
}

export interface BuilderSetting extends Setting {
  readonly t: ConditionTexts;
  readonly disabled: boolean;
  readonly timezone: string;
  readonly roles: readonly { readonly value: string; readonly label: string }[];
  readonly labelOf: (thing: Named) => string;
  /** `Customer › Owner`; undefined where there is no such field. */
  readonly labelOfPath: (path: string) => string | undefined;
}

const Context = createContext<BuilderSetting | null>(null);

export function useSetting(): BuilderSetting {
  const setting = useContext(Context);
  if (!setting) throw new Error('A part of the builder stands outside of it');
  return setting;
}

/** By the document's id. Undefined: the draft has no such object. */
export function useBuilderSetting(objectId: string, place: Place, disabled = false): BuilderSetting | undefined {
  const t = useTexts();
  const label = useLabel();
  const { documents } = useDraft();
  const timezone = useAppDocument()?.timezone ?? 'Asia/Shanghai';
  const roleDocuments = useRoles();
  const facts = useMemo(() => factsOf(documents), [documents]);
  return useMemo(() => {
    const object = [...facts.values()].find(({ id }) => id === objectId);
    if (!object) return undefined;
    const labelOf = (thing: Named): string => label(thing.label, thing.name);
    const labelOfPath = (path: string): string | undefined => wayTo(facts, object, path)?.map(labelOf).join(t('sentence.path'));
    const roles = roleDocuments.map((role) => ({ value: role.name, label: label(role.label, role.name) }));
    return { facts, object, place, t, disabled, timezone, roles, labelOf, labelOfPath };
  }, [facts, objectId, place, t, label, disabled, timezone, roleDocuments]);
}

export function SettingProvider({ value, children }: { readonly value: BuilderSetting; readonly children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}
