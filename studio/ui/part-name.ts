/** What sorts of component are called: “Record type”. */
import { useCallback } from 'react';
import { partUnder } from '../../metadata/kinds/parts.js';
import { useLanguage } from '../../runtime-ui/i18n/language.js';
import { capital } from './capital.js';

/** `what`: the property that components stand under, `record_types`, or the kind of a document. */
export function usePartName(): (what: string) => string | undefined {
  const language = useLanguage();
  return useCallback(
    (what) => {
      const part = partUnder(what);
      return part && capital(part[language]);
    },
    [language],
  );
}
