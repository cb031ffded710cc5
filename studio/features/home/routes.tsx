/** Home of the studio. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { index: true, lazy: () => import('./home-page.js').then(({ HomePage }) => ({ Component: HomePage })) },
];
