/** What is to be done until people can work with it, worked out from the draft; put away when one does not need it. */
import { CheckCircleFilled, CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { UsersAnswer } from '../../../server/contract/people.js';
import { get } from '../../../runtime-ui/api/http.js';
import { useMe } from '../../../runtime-ui/api/session.js';
import { useLabel } from '../../draft/label.js';
import { countMissing } from '../../draft/missing-labels.js';
import { useDraft, useObjects, useRoles } from '../../draft/use-draft.js';
import { useChangeCount } from '../../draft/use-change-count.js';
import { useTexts } from './texts.js';

interface Step {
  readonly name: 'object' | 'access' | 'translate' | 'publish' | 'people';
  readonly to: string;
  readonly done: boolean;
  readonly text: string;
}

export function FirstSteps() {
  const t = useTexts();
  const workspace = useMe().data?.workspace.name ?? '';
  const place = `touchstone.studio.first-steps.${workspace}`;
  const [dismissed, setDismissed] = useState(() => localStorage.getItem(place) !== null);
  const steps = useSteps();
  if (dismissed || steps.every(({ done }) => done)) return null;
  const dismiss = () => {
    localStorage.setItem(place, 'dismissed');
    setDismissed(true);
  };
  return (
    <section className="panel home-panel first-steps" aria-labelledby="first-steps">
      <header>
        <div>
          <h2 id="first-steps">{t('start.title')}</h2>
          <p className="muted">{t('start.lead')}</p>
        </div>
        <Button type="text" icon={<CloseOutlined aria-hidden="true" />} aria-label={t('start.dismiss')} onClick={dismiss} />
      </header>
      <ol>
        {steps.map(({ name, to, done, text }) => (
          <li key={name} className={done ? 'first-step first-step-done' : 'first-step'}>
            <span className="first-step-mark">
              {done ? <CheckCircleFilled aria-hidden="true" /> : <span className="first-step-open" aria-hidden="true" />}
              <span className="sr-only">{t(done ? 'start.done' : 'start.open')}</span>
            </span>
            <div>
              <Link to={to}>{t(`start.${name}`)}</Link>
              <p className="muted">{text}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function useSteps(): readonly Step[] {
  const t = useTexts();
  const say = useLabel();
  const { documents, release } = useDraft();
  const objects = useObjects();
  const roles = useRoles();
  const changes = useChangeCount();
  const people = useQuery({
    queryKey: ['users', 'some'],
    queryFn: ({ signal }) => get<UsersAnswer>('users', { limit: 2 }, signal),
    staleTime: 60_000,
  });
  const closed = objects.filter(({ name }) => !roles.some((role) => role.objects?.[name] ?? role.objects?.['*']));
  const missing = documents.reduce((count, { content }) => count + countMissing(content), 0);
  const names = closed.slice(0, 3).map(({ label, name }) => say(label, name));
  return [
    { name: 'object', to: '/objects', done: objects.length > 0, text: t('start.objectText') },
    {
      name: 'access',
      to: '/roles',
      done: objects.length > 0 && closed.length === 0,
      text: closed.length > 0 ? t('start.accessText', { count: closed.length, names: names.join(', ') }) : t('start.accessDone'),
    },
    {
      name: 'translate',
      to: '/translations',
      done: missing === 0,
      text: missing > 0 ? t('start.translateText', { count: missing }) : t('start.translateDone'),
    },
    { name: 'publish', to: '/plan', done: release > 1 && changes === 0, text: t('start.publishText') },
    { name: 'people', to: '/people', done: (people.data?.data.length ?? 0) > 1, text: t('start.peopleText') },
  ];
}
