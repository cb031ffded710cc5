/** All texts of the application, in both languages. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  {
    path: '/translations',
    lazy: () => import('./translations-page.js').then(({ TranslationsPage }) => ({ Component: TranslationsPage })),
  },
];
