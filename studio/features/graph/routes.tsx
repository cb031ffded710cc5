/** The diagram of objects and their relations. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'graph', lazy: () => import('./graph-page.js').then(({ GraphPage }) => ({ Component: GraphPage })) },
];
