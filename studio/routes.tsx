/** Addresses → pages. Every feature brings its own: `features/<feature>/routes.tsx` exports `routes`. */
import { createBrowserRouter, type RouteObject } from 'react-router';
import { Waiting } from '../runtime-ui/ui/waiting.js';
import { Crashed, NotFound } from './shell/not-found.js';
import { SignedIn } from './shell/signed-in.js';

const features = import.meta.glob<{ routes: RouteObject[] }>('./features/*/routes.tsx', { eager: true });

export const router = createBrowserRouter(
  [
    {
      Component: SignedIn,
      HydrateFallback: Waiting,
      ErrorBoundary: Crashed,
      children: [
        {
          ErrorBoundary: Crashed,
          children: [...Object.values(features).flatMap(({ routes }) => routes), { path: '*', Component: NotFound }],
        },
      ],
    },
  ],
  { basename: '/studio' },
);
