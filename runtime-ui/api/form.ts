/** The form of an object for this user: schema, UI schema, rules. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FormInfo } from '../../server/http/contract.js';
import { useLanguage } from '../i18n/language.js';
import { get } from './http.js';

export function useForm(object: string, about: { readonly id?: string; readonly recordType?: string }, enabled = true) {
  const language = useLanguage();
  return useQuery({
    queryKey: ['form', object, language, about.id ?? '', about.recordType ?? ''],
    queryFn: ({ signal }) => get<FormInfo>(`objects/${object}/form`, { id: about.id, record_type: about.recordType }, signal),
    placeholderData: (previous, query) => (query?.queryKey[1] === object ? keepPreviousData(previous) : undefined),
    staleTime: 30_000,
    enabled,
  });
}
