/** The frame of every page about one object: its name, and the way between its parts. */
import { CodeOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link, NavLink, useParams } from 'react-router';
import type { ObjectDocument } from '../../metadata/format/types.js';
import { LinkButton } from '../../runtime-ui/ui/link-button.js';
import { ObjectIcon } from '../../runtime-ui/ui/icons.js';
import { useLast } from '../../runtime-ui/hooks/last.js';
import { useHasUnsaved } from '../../runtime-ui/hooks/unsaved.js';
import { Page } from '../../runtime-ui/ui/page.js';
import { State } from '../../runtime-ui/ui/state.js';
import { useLabel } from '../draft/label.js';
import { sourceOf } from '../draft/links.js';
import { useDocument, type Change } from '../draft/use-draft.js';
import { useTexts } from './frame-texts.js';
import './boxes.css';
import './object-frame.css';

const parts = [
  ['fields', ''],
  ['layout', '/layout'],
  ['views', '/views'],
  ['rules', '/rules'],
  ['record_types', '/record-types'],
  ['flow', '/flow'],
  ['settings', '/settings'],
] as const;

interface FrameProps {
  readonly actions?: ReactNode;
  readonly children: (object: ObjectDocument, change: Change<ObjectDocument>) => ReactNode;
}

/** Takes the object from the address; `children` is called once there is one. */
export function ObjectFrame({ actions, children }: FrameProps) {
  const t = useTexts();
  const say = useLabel();
  const { id = '', fieldId } = useParams();
  const [current, change] = useDocument<ObjectDocument>('object', id);
  const last = useLast(current);
  const hasUnsaved = useHasUnsaved();
  // A colleague may take it out of the draft; what is being typed for it stays.
  const object = current ?? (hasUnsaved && last?.id === id ? last : undefined);
  if (!object) {
    return (
      <State page picture="lost" title={t('missing')} text={t('missingText')}>
        <LinkButton to="/objects">{t('toObjects')}</LinkButton>
      </State>
    );
  }
  const label = say(object.label, object.name);
  return (
    <Page
      title={label}
      icon={<ObjectIcon name={object.icon ?? 'database'} />}
      above={
        <>
          <Link to="/objects">{t('objects')}</Link> › <code>{object.name}</code>
        </>
      }
      actions={
        <>
          {actions}
          <LinkButton to={sourceOf({ kind: 'object', id, path: [] })} icon={<CodeOutlined aria-hidden="true" />}>
            {t('source')}
          </LinkButton>
        </>
      }
    >
      <nav className="object-parts" aria-label={t('parts', { label })}>
        {parts.map(([part, way]) => (
          <NavLink key={part} to={`/objects/${encodeURIComponent(id)}${way}`} end={way === '' && fieldId === undefined}>
            {t(`part.${part}`)}
            <PartCount count={countOf(object, part)} />
          </NavLink>
        ))}
      </nav>
      {children(object, change)}
    </Page>
  );
}

function PartCount({ count }: { readonly count: number | undefined }) {
  return count ? (
    <Tag className="part-count" variant="filled">
      {count}
    </Tag>
  ) : null;
}

function countOf(object: ObjectDocument, part: (typeof parts)[number][0]): number | undefined {
  switch (part) {
    case 'fields':
    case 'views':
    case 'rules':
    case 'record_types':
      return object[part]?.length;
    case 'flow':
      return object.flow?.stages?.length;
    default:
      return undefined;
  }
}
