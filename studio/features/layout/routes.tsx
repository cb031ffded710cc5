/** Form layouts of an object. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: '/objects/:id/layout', lazy: () => import('./layout-page.js').then(({ LayoutPage }) => ({ Component: LayoutPage })) },
];
