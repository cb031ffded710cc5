/**
 * What properties of documents are called, and their options, as the schemas say. A property that has no words yet shows its own
 * name and the description of its schema.
 */
import { useCallback } from 'react';
import { shapeAt } from '../../metadata/kinds/shape.js';
import type { DocumentKind } from '../../metadata/kinds/index.js';
import { useLanguage } from '../../runtime-ui/i18n/language.js';
import { capital } from './capital.js';
import type { Schema } from './schema.js';

interface PropertyText {
  readonly label: string;
  readonly help: string | undefined;
}

export function usePropertyText(): (name: string, schema: Schema) => PropertyText {
  const language = useLanguage();
  return useCallback(
    (name, { description, definition, 'x-words': words = {} }) => {
      // Descriptions of schemas are English; in Chinese they stand in only where there is nothing else. A label needs none.
      const isDescribed = definition !== 'label' && (words.label === undefined || language === 'en');
      return {
        label: words.label?.[language] ?? humanised(name),
        help: words.help?.[language] ?? (isDescribed ? description : undefined),
      };
    },
    [language],
  );
}

/** What stands at a path in documents of a kind. */
export function useTextAt(): (kind: DocumentKind, path: readonly string[]) => string {
  const textOf = usePropertyText();
  return useCallback((kind, path) => textOf(path.at(-1) ?? '', shapeAt(kind, path)?.schema ?? {}).label, [textOf]);
}

/** Of a property's option; null: what it means to choose none. */
export function useOptionText(): (schema: Schema, option: unknown) => string {
  const language = useLanguage();
  return useCallback(
    ({ 'x-words': words = {} }, option) =>
      option === null
        ? (words.none?.[language] ?? '')
        : (words.options?.[String(option)]?.[language] ?? humanised(String(option))),
    [language],
  );
}

const humanised = (name: string): string => capital(name.replaceAll('_', ' '));
