/** Objects, their fields, record types and settings. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: '/objects', lazy: () => import('./objects-page.js').then(({ ObjectsPage }) => ({ Component: ObjectsPage })) },
  { path: '/objects/:id', lazy: () => import('./fields-page.js').then(({ FieldsPage }) => ({ Component: FieldsPage })) },
  {
    path: '/objects/:id/fields/:fieldId',
    lazy: () => import('./field-page.js').then(({ FieldPage }) => ({ Component: FieldPage })),
  },
  {
    path: '/objects/:id/record-types',
    lazy: () => import('./record-types-page.js').then(({ RecordTypesPage }) => ({ Component: RecordTypesPage })),
  },
  {
    path: '/objects/:id/settings',
    lazy: () => import('./settings-page.js').then(({ SettingsPage }) => ({ Component: SettingsPage })),
  },
];
