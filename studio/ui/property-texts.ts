/**
 * What properties of documents are called, and their options. A property that is not in this table yet shows its own name
 * and the description of its schema.
 */
import { useCallback } from 'react';
import { useLanguage } from '../../runtime-ui/i18n/language.js';
import { defineTexts } from '../i18n/define-texts.js';
import { propertiesEn } from './property-texts.en.js';
import { propertiesZh } from './property-texts.zh-cn.js';
import type { Schema } from './schema.js';

const useTable = defineTexts('properties', { en: propertiesEn, 'zh-CN': propertiesZh });

export interface PropertyText {
  readonly label: string;
  readonly help: string | undefined;
}

/**
 * `(scope, property, schema)`: what stands for `stage` goes before what stands for `any`. A scope may be several, the closest
 * first: `rating field`.
 */
export function usePropertyText(): (scope: string, name: string, schema: Schema) => PropertyText {
  const t = useTable();
  const language = useLanguage();
  return useCallback(
    (scope, name, { description, definition }) => {
      const label = first(scope, (one) => t.maybe(`${one}.${name}.label`));
      const help = first(scope, (one) => t.maybe(`${one}.${name}.help`));
      // Descriptions of schemas are English; in Chinese they stand in only where there is nothing else. A label needs none.
      const isDescribed = definition !== 'label' && (label === undefined || language === 'en');
      return { label: label ?? humanised(name), help: help ?? (isDescribed ? description : undefined) };
    },
    [t, language],
  );
}

/** Of a property's option; null: what it means to choose none. */
export function useOptionText(): (scope: string, name: string, option: unknown) => string {
  const t = useTable();
  return useCallback(
    (scope, name, option) => {
      const key = option === null ? 'none' : `options.${String(option)}`;
      return first(scope, (one) => t.maybe(`${one}.${name}.${key}`)) ?? (option === null ? '' : humanised(String(option)));
    },
    [t],
  );
}

function first(scope: string, textOf: (scope: string) => string | undefined): string | undefined {
  for (const one of [...scope.split(' '), 'any']) {
    const text = textOf(one);
    if (text !== undefined) return text;
  }
  return undefined;
}

const humanised = (name: string): string => {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
