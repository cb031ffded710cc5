/** List views of an object. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: '/objects/:id/views', lazy: () => import('./views-page.js').then(({ ViewsPage }) => ({ Component: ViewsPage })) },
];
