/** Any document as JSON. */
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: '/source/:kind/:id', lazy: () => import('./source-page.js').then(({ SourcePage }) => ({ Component: SourcePage })) },
];
