/** What a page shows in place of its content: loading, empty, failed, forbidden, missing. */
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../api/http.js';
import { LinkButton } from './link-button.js';
import { Picture, type PictureName } from './picture.js';

interface StateProps {
  readonly picture: PictureName;
  readonly title: string;
  readonly text?: ReactNode;
  readonly children?: ReactNode;
  /** The page has no heading of its own. */
  readonly page?: boolean;
}

export function State({ picture, title, text, children, page = false }: StateProps) {
  const Heading = page ? 'h1' : 'h2';
  return (
    <div className="state" role={page ? undefined : 'status'}>
      <Picture name={picture} />
      <Heading className="state-title">{title}</Heading>
      {text ? <p className="state-text">{text}</p> : null}
      {children ? <div className="state-actions">{children}</div> : null}
    </div>
  );
}

export function Loading({ rows = 6 }: { readonly rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className="loading" role="status" aria-label={t('common.loading')}>
      <Skeleton active title={{ width: '32%' }} paragraph={{ rows }} />
    </div>
  );
}

/** A refusal in words, with what one can do about it. */
export function Failed({ error, retry, page }: { readonly error: Error; readonly retry?: () => void; readonly page?: boolean }) {
  const { t } = useTranslation();
  const refusal = error instanceof Refusal ? error : null;
  const home = <LinkButton to="/">{t('common.home')}</LinkButton>;
  if (refusal?.status === 403) {
    return (
      <State page={page} picture="lock" title={t('state.forbiddenTitle')} text={refusal.problem.detail ?? t('state.forbidden')}>
        {page ? home : null}
      </State>
    );
  }
  if (refusal?.status === 404) {
    return (
      <State page={page} picture="lost" title={t('state.missingTitle')} text={t('state.missing')}>
        {page ? home : null}
      </State>
    );
  }
  return (
    <State
      page={page}
      picture="broken"
      title={t('state.failedTitle')}
      text={failureText(error, t('state.unreachable'), t('state.crashed'))}
    >
      {retry ? (
        <Button type="primary" onClick={retry}>
          {t('common.retry')}
        </Button>
      ) : null}
      {refusal?.problem.request_id ? (
        <small className="muted">{t('state.request', { id: refusal.problem.request_id })}</small>
      ) : null}
    </State>
  );
}

export function failureText(error: unknown, unreachable: string, otherwise: string): string {
  if (!(error instanceof Refusal)) return otherwise;
  if (error.status === 0) return unreachable;
  return error.problem.detail ?? error.problem.title;
}
