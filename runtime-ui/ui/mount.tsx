/** Puts an app into its page: its routes, with what both apps stand on: language, look, and how questions to the server are kept. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, type ComponentProps } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';
import { Refusal } from '../api/http.js';
import { i18n } from '../i18n/language.js';
import { Locale } from './locale.js';
import './base.css';

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

export function mount(router: ComponentProps<typeof RouterProvider>['router']): void {
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
}
