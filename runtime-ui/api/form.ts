/** The form of an object for this user: schema, UI schema, rules. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { FormInfo, ObjectInfo } from '../../server/contract/app.js';
import { useLanguage } from '../i18n/language.js';
import { useApp } from './app.js';
import { get } from './http.js';

interface About {
  readonly id?: string;
  readonly recordType?: string;
}

/** Follows the application to every release: where one of them is older it is asked for again. */
export function useForm(object: Pick<ObjectInfo, 'id' | 'name'>, about: About, enabled = true) {
  const language = useLanguage();
  const client = useQueryClient();
  const app = useApp();
  const form = useQuery({
    // By the id: under another name the form at hand is still the one that was asked for.
    queryKey: ['form', object.id, language, about.id ?? '', about.recordType ?? ''],
    queryFn: ({ signal }) =>
      get<FormInfo>(`objects/${object.name}/form`, { id: about.id, record_type: about.recordType }, signal),
    placeholderData: (previous, query) => (query?.queryKey[1] === object.id ? previous : undefined),
    staleTime: 30_000,
    enabled,
  });
  const { refetch } = form;
  const release = form.isPlaceholderData ? undefined : form.data?.release;
  useEffect(() => {
    if (release === undefined || release === app.release) return;
    if (release > app.release) void client.invalidateQueries({ queryKey: ['app'] });
    else if (enabled) void refetch();
  }, [release, app.release, object.name, enabled, client, refetch]);
  return form;
}

/** Why a form that is at hand could not be fetched anew. */
export const troubleOf = ({ error, isFetching, data }: ReturnType<typeof useForm>): Error | null =>
  data && error && !isFetching ? error : null;
