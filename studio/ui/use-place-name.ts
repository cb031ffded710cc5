/** A property of a component as people call it: "Customer › Field Budget: Required". */
import { useCallback } from 'react';
import { pathOf, type ComponentRef } from '../../metadata/documents/component.js';
import { usePropertyText } from './property-texts.js';
import { useTexts } from './texts.js';
import { useRefName } from './use-ref-name.js';

/** Scope of the property texts by the list a component stands in. */
const scopes: Readonly<Record<string, string>> = {
  fields: 'field',
  values: 'value',
  record_types: 'record_type',
  rules: 'rule',
  flow: 'flow',
  stages: 'stage',
  transitions: 'transition',
  sections: 'section',
  views: 'view',
};

/** Of which component's properties the texts speak. */
export const scopeOf = ({ kind, path }: ComponentRef): string => scopes[path.at(-2) ?? ''] ?? scopes[path.at(-1) ?? ''] ?? kind;

export function usePlaceName(): (at: ComponentRef, pointer: string) => string {
  const nameOf = useRefName();
  const textOf = usePropertyText();
  const t = useTexts();
  return useCallback(
    (at, pointer) => {
      const properties = pathOf(pointer).filter((part) => !/^\d+$/.test(part));
      const end = properties.at(-1);
      const language = end === 'en' || end === 'zh-CN' ? end : null;
      const last = language ? properties.at(-2) : end;
      if (last === undefined || at.path.includes(last)) return nameOf(at);
      const { label } = textOf(scopeOf(at), last, {});
      const place = language ? t('inLanguage', { label, language: t(`language.${language}`) }) : label;
      return `${nameOf(at)}: ${place}`;
    },
    [nameOf, textOf, t],
  );
}
