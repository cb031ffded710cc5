/** What every role may do, and what the draft changes about it. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: '/access', lazy: () => import('./access-page.js').then(({ AccessPage }) => ({ Component: AccessPage })) },
];
