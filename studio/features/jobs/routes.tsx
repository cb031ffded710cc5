/** Jobs. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: '/jobs', lazy: () => import('./jobs-page.js').then(({ JobsPage }) => ({ Component: JobsPage })) },
];
