/** The stage flow of an object. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'objects/:id/flow', lazy: () => import('./flow-page.js').then(({ FlowPage }) => ({ Component: FlowPage })) },
];
