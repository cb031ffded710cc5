/** What would be published, and publishing it. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: '/plan', lazy: () => import('./plan-page.js').then(({ PlanPage }) => ({ Component: PlanPage })) },
];
