/** The application itself. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: '/app', lazy: () => import('./app-page.js').then(({ AppPage }) => ({ Component: AppPage })) },
];
