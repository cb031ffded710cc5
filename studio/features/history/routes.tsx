/** Releases, their differences, and the way back to one. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: '/history', lazy: () => import('./history-page.js').then(({ HistoryPage }) => ({ Component: HistoryPage })) },
];
