/** The app of administrators: changes what the application consists of, shows the effect first, takes it back. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { Refusal } from '../runtime-ui/api/http.js';
import { i18n } from '../runtime-ui/i18n/language.js';
import { Locale } from '../runtime-ui/ui/locale.js';
import { router } from './routes.js';
import '../runtime-ui/ui/base.css';
import '../runtime-ui/ui/shell.css';
import './ui/studio.css';

/** A refusal is an answer: only what did not get through is worth asking again. */
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && (!(error instanceof Refusal) || error.status === 0 || error.status === 503),
    },
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <Locale>
          <RouterProvider router={router} />
        </Locale>
      </QueryClientProvider>
    </I18nextProvider>
  </StrictMode>,
);
