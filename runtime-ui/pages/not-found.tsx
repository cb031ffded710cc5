/** Addresses that lead nowhere, and pages that broke. */
import { useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { stayKept } from '../form/kept.js';
import { Failed, State } from '../ui/state.js';
import { usePageTitle } from '../ui/page.js';

export function NotFound() {
  const { t } = useTranslation();
  usePageTitle(t('state.missingTitle'));
  return <State page picture="lost" title={t('state.missingTitle')} text={t('state.missing')} />;
}

/** A chunk that is gone after an update, or a bug: loading the page anew mends the first. */
export function Crashed() {
  const error = useRouteError();
  const { t } = useTranslation();
  usePageTitle(t('state.failedTitle'));
  // Before what was on the page takes leave of it: nobody has left it.
  useLayoutEffect(stayKept, []);
  return <Failed page error={error instanceof Error ? error : new Error(String(error))} retry={() => window.location.reload()} />;
}
