/** What the app consists of, as far as the user may see it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { AppInfo, FieldInfo, LayoutInfo, ObjectInfo } from '../../server/contract/app.js';
import { useLanguage } from '../i18n/language.js';
import { get } from './http.js';

export function useAppQuery() {
  const language = useLanguage();
  return useQuery({
    queryKey: ['app', language],
    queryFn: ({ signal }) => get<AppInfo>('app', {}, signal),
    staleTime: 60_000,
    refetchOnWindowFocus: true,
    placeholderData: keepPreviousData,
  });
}

export const AppContext = createContext<AppInfo | null>(null);

export function useApp(): AppInfo {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp is only for pages within the signed-in shell');
  return app;
}

export function fieldOf(object: ObjectInfo, name: string): FieldInfo | undefined {
  return object.fields.find((field) => field.name === name);
}

/** How a record of this type is drawn; the last layout fits all. */
export const layoutFor = ({ layouts }: ObjectInfo, recordType: unknown): LayoutInfo =>
  (layouts.find(({ record_types: types }) => !types || types.some((type) => type === recordType)) ??
    layouts.at(-1)) as LayoutInfo;

/** The field at the end of `customer.owner`, with the labels on the way. */
export function fieldAt(app: AppInfo, object: ObjectInfo, path: string): { field: FieldInfo; label: string } | undefined {
  const [first = '', ...rest] = path.split('.');
  const field = fieldOf(object, first);
  if (!field) return undefined;
  if (rest.length === 0) return { field, label: field.label };
  const next = field.to ? app.objects[field.to] : undefined;
  const found = next && fieldAt(app, next, rest.join('.'));
  return found && { field: found.field, label: `${field.label} / ${found.label}` };
}

/** The name of a record; its id where the title is hidden or empty. */
export function titleOf(object: ObjectInfo, record: Readonly<Record<string, unknown>>): string {
  const title = object.title ? record[object.title] : null;
  return typeof title === 'string' && title !== '' ? title : `${object.label} ${String(record.id).slice(-6)}`;
}
