/** What every part of the builder needs to know: whose condition it is, how things are called, and the words for them. */
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { Labels, type RuleLabels } from '../../metadata/documents/labels.js';
import type { Label } from '../../metadata/format/types.js';
import type { Place } from '../../metadata/rules/operators/operator.js';
import { useLanguage, type Language } from '../../runtime-ui/i18n/language.js';
import type { Documents } from '../draft/document.js';
import { useLabel } from '../draft/label.js';
import { useDraftStore } from '../draft/store.js';
import { useAppDocument, useRoles } from '../draft/use-draft.js';
import type { Setting } from './offers.js';
import { useTexts, type ConditionTexts } from './texts.js';
import { factsOf, wayTo, type Facts } from './types.js';

interface Named {
  readonly name: string;
  readonly label: Label;
}

export interface BuilderSetting extends Setting {
  readonly t: ConditionTexts;
  readonly language: Language;
  readonly labels: RuleLabels;
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

interface Knowledge {
  readonly facts: Facts;
  readonly labels: Record<Language, Labels>;
}

/** A page shows many conditions of one draft; it is read once. */
const known = new WeakMap<Documents, Knowledge>();

function knowledgeOf(map: Documents): Knowledge {
  const found = known.get(map);
  if (found) return found;
  const documents = [...map.values()];
  const labels = { en: new Labels(documents, 'en'), 'zh-CN': new Labels(documents, 'zh-CN') };
  const made: Knowledge = { facts: factsOf(documents), labels };
  known.set(map, made);
  return made;
}

/** By the document's id. Undefined: the draft has no such object. */
export function useBuilderSetting(objectId: string, place: Place, disabled = false): BuilderSetting | undefined {
  const t = useTexts();
  const label = useLabel();
  const language = useLanguage();
  const map = useDraftStore((state) => state.documents);
  const timezone = useAppDocument()?.timezone ?? 'Asia/Shanghai';
  const roleDocuments = useRoles();
  return useMemo(() => {
    const { facts, labels } = knowledgeOf(map);
    const object = [...facts.values()].find(({ id }) => id === objectId);
    if (!object) return undefined;
    const labelOf = (thing: Named): string => label(thing.label, thing.name);
    return {
      facts,
      object,
      place,
      t,
      language,
      disabled,
      timezone,
      labelOf,
      labels: labels[language].within({ kind: 'object', id: objectId }),
      roles: roleDocuments.map((role) => ({ value: role.name, label: label(role.label, role.name) })),
      labelOfPath: (path: string) => wayTo(facts, object, path)?.map(labelOf).join(' › '),
    };
  }, [map, objectId, place, t, label, language, disabled, timezone, roleDocuments]);
}

export function SettingProvider({ value, children }: { readonly value: BuilderSetting; readonly children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}
