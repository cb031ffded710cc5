/** A property of a component as people call it: "Customer › Field Budget: Required". */
import { useCallback } from 'react';
import { type ComponentRef } from '../../metadata/documents/component.js';
import { pathOf } from '../../metadata/values/pointer.js';
import { useTextAt } from './property-texts.js';
import { useTexts } from './texts.js';
import { useRefName } from './use-ref-name.js';

export function usePlaceName(): (at: ComponentRef, pointer: string) => string {
  const nameOf = useRefName();
  const textAt = useTextAt();
  const t = useTexts();
  return useCallback(
    (at, pointer) => {
      const path = pathOf(pointer);
      const end = path.at(-1);
      const language = end === 'en' || end === 'zh-CN' ? end : null;
      const place = language ? path.slice(0, -1) : path;
      const property = place.slice(0, place.findLastIndex((part) => !/^\d+$/.test(part)) + 1);
      const last = property.at(-1);
      if (last === undefined || at.path.includes(last)) return nameOf(at);
      const label = textAt(at.kind, property);
      return `${nameOf(at)}: ${language ? t('inLanguage', { label, language: t(`language.${language}`) }) : label}`;
    },
    [nameOf, textAt, t],
  );
}
