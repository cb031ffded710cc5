/** Roles: what their holders may do. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: '/roles', lazy: () => import('./roles-page.js').then(({ RolesPage }) => ({ Component: RolesPage })) },
  { path: '/roles/:id', lazy: () => import('./role-page.js').then(({ RolePage }) => ({ Component: RolePage })) },
];
