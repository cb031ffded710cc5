/** Users and departments. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: '/people', lazy: () => import('./people-page.js').then(({ PeoplePage }) => ({ Component: PeoplePage })) },
];
