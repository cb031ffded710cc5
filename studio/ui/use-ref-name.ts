/** A component as people call it, outermost first: "Opportunity › Stage Won". */
import { useCallback } from 'react';
import { componentAt, labelOf, type ComponentRef } from '../../metadata/documents/component.js';
import { isSingle, kindNamed } from '../../metadata/kinds/index.js';
import { partUnder } from '../../metadata/kinds/parts.js';
import { useLanguage } from '../../runtime-ui/i18n/language.js';
import { releasedDocuments } from '../draft/released.js';
import { useDraftStore } from '../draft/store.js';
import { usePartName } from './part-name.js';

/** Reads the draft as it is when it is called; what is not there any more is called as the release calls it. */
export function useRefName(): (ref: ComponentRef) => string {
  const partName = usePartName();
  const language = useLanguage();
  return useCallback(
    (ref) => {
      const documents = [...useDraftStore.getState().documents.values()];
      const name = (path: readonly string[]) =>
        labelOf(componentAt(documents, { ...ref, path }), language) ??
        labelOf(componentAt(releasedDocuments(), { ...ref, path }), language) ??
        path.at(-1) ??
        ref.id;
      const places = [isSingle(kindNamed(ref.kind)) ? (partName(ref.kind) ?? '') : name([])];
      ref.path.forEach((part, index) => {
        const word = partName(part);
        const isList = word !== undefined && index + 1 < ref.path.length && !partUnder(part)?.single;
        if (isList) places.push(`${word} ${name(ref.path.slice(0, index + 2))}`);
        else if (word !== undefined && index + 1 === ref.path.length) places.push(word);
      });
      return places.join(' › ');
    },
    [partName, language],
  );
}
