/** Picklists that fields share. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: '/picklists', lazy: () => import('./picklists-page.js').then(({ PicklistsPage }) => ({ Component: PicklistsPage })) },
  { path: '/picklists/:id', lazy: () => import('./picklist-page.js').then(({ PicklistPage }) => ({ Component: PicklistPage })) },
];
