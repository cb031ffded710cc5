/** What earlier releases left out. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: '/removed', lazy: () => import('./removed-page.js').then(({ RemovedPage }) => ({ Component: RemovedPage })) },
];
