/** The configuration as a file. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: '/bundle', lazy: () => import('./bundle-page.js').then(({ BundlePage }) => ({ Component: BundlePage })) },
];
