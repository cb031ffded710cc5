/** The audit trail. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: '/audit', lazy: () => import('./audit-page.js').then(({ AuditPage }) => ({ Component: AuditPage })) },
];
