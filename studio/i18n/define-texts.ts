/**
 * Texts of one feature in both languages, in the i18n instance that both apps share. English decides which keys there
 * are; a key that Chinese lacks does not compile. `things_one` and `things_other` are asked for as `things` with `count`;
 * Chinese has `_other` only.
 */
import { useMemo } from 'react';
import { i18n, useLanguage, type Language } from '../../runtime-ui/i18n/language.js';

interface TextTree {
  readonly [key: string]: string | TextTree;
}

type Translated<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Translated<T[K]>;
};

type Singular<K extends string> = K extends `${infer Base}_one` ? Base : K extends `${infer Base}_other` ? Base : K;

/** `a.b` for every text in the tree. */
type TextKey<T> = {
  [K in keyof T & string]: T[K] extends string ? Singular<K> : `${K}.${TextKey<T[K]>}`;
}[keyof T & string];

type TextParams = Readonly<Record<string, string | number>>;

interface Translate<Key extends string> {
  (key: Key, params?: TextParams): string;
  /** The text of a key put together at run time, if there is one. */
  maybe(key: string, params?: TextParams): string | undefined;
}

export function defineTexts<const T extends TextTree>(
  feature: string,
  texts: { readonly en: T; readonly 'zh-CN': Translated<NoInfer<T>> },
): () => Translate<TextKey<T>> {
  const namespace = `studio.${feature}`;
  i18n.addResourceBundle('en', namespace, texts.en);
  i18n.addResourceBundle('zh-CN', namespace, texts['zh-CN']);
  return () => {
    const language = useLanguage();
    return useMemo(() => translate(language, namespace), [language]);
  };
}

function translate(language: Language, namespace: string) {
  const fixed = i18n.getFixedT(language) as unknown as (key: string, params: object) => string;
  const say = (key: string, params?: TextParams) => fixed(key, { ns: namespace, ...params });
  return Object.assign(say, {
    maybe: (key: string, params?: TextParams) => {
      const text = fixed(key, { ns: namespace, defaultValue: '', ...params });
      return text === '' ? undefined : text;
    },
  });
}
