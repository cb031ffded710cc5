/** Addresses → pages. Object names are snake_case, so `sign-in`, `accept-invitation` and `new` cannot be one. */
import { createBrowserRouter } from 'react-router';
import { SignedIn } from './pages/signed-in.js';
import { Crashed, NotFound } from './pages/not-found.js';
import { SignInPage } from './pages/sign-in.js';
import { Waiting } from './ui/waiting.js';

const list = () => import('./pages/list/list-page.js').then(({ ListPage }) => ({ Component: ListPage }));
const home = () => import('./pages/home.js').then(({ HomePage }) => ({ Component: HomePage }));
const record = () => import('./pages/record/record-page.js').then(({ RecordPage }) => ({ Component: RecordPage }));
const create = () => import('./pages/edit/create-page.js').then(({ CreatePage }) => ({ Component: CreatePage }));
const accept = () =>
  import('./pages/accept-invitation.js').then(({ AcceptInvitationPage }) => ({ Component: AcceptInvitationPage }));
const edit = () => import('./pages/edit/edit-page.js').then(({ EditPage }) => ({ Component: EditPage }));

export const router = createBrowserRouter(
  [
    { path: '/sign-in', Component: SignInPage, HydrateFallback: Waiting },
    { path: '/accept-invitation', lazy: accept, HydrateFallback: Waiting },
    {
      Component: SignedIn,
      HydrateFallback: Waiting,
      children: [
        {
          errorElement: <Crashed />,
          children: [
            { index: true, lazy: home },
            { path: '/:object', lazy: list },
            { path: '/:object/new', lazy: create },
            { path: '/:object/:id', lazy: record },
            { path: '/:object/:id/edit', lazy: edit },
            { path: '*', Component: NotFound },
          ],
        },
      ],
    },
  ],
  { basename: '/app' },
);
