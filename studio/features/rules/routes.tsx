/** Rules of an object. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: '/objects/:id/rules', lazy: () => import('./rules-page.js').then(({ RulesPage }) => ({ Component: RulesPage })) },
];
