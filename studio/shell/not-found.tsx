/** Addresses that lead nowhere, and pages that broke. */
import { useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { stayKept } from '../../runtime-ui/form/kept.js';
import { usePageTitle } from '../../runtime-ui/ui/page.js';
import { Failed, State } from '../../runtime-ui/ui/state.js';
import { LinkButton } from '../../runtime-ui/ui/link-button.js';
import { useTexts } from './texts.js';

export function NotFound() {
  const { t } = useTranslation();
  const say = useTexts();
  usePageTitle(t('state.missingTitle'));
  return (
    <State page picture="lost" title={t('state.missingTitle')} text={say('missing')}>
      <LinkButton to="/">{t('common.home')}</LinkButton>
    </State>
  );
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
