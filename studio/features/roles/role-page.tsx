/** One role: what it grants, line by line, and what it is called. */
import { CodeOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import type { RoleDocument } from '../../../metadata/format/types.js';
import { LinkButton } from '../../../runtime-ui/ui/link-button.js';
import { Page } from '../../../runtime-ui/ui/page.js';
import { State } from '../../../runtime-ui/ui/state.js';
import { fetchHolders } from '../../api/people.js';
import { useLabel } from '../../draft/label.js';
import { sourceOf } from '../../draft/links.js';
import { useDocument } from '../../draft/use-draft.js';
import { useReleasedName } from '../../grants/released-roles.js';
import { ViewAsButton } from '../../grants/view-as-button.js';
import { RemoveButton } from '../../ui/remove-button.js';
import { Holders } from './holders.js';
import { Matrix } from './matrix.js';
import { RoleDetails } from './role-details.js';
import { useTexts } from './texts.js';
import '../../ui/boxes.css';
import './roles.css';

export function RolePage() {
  const t = useTexts();
  const { id = '' } = useParams();
  const [role] = useDocument<RoleDocument>('role', id);
  if (role) return <Role key={id} role={role} />;
  return (
    <State page picture="lost" title={t('missing')} text={t('missingText')}>
      <LinkButton to="/roles">{t('all')}</LinkButton>
    </State>
  );
}

function Role({ role }: { readonly role: RoleDocument }) {
  const t = useTexts();
  const say = useLabel();
  const navigate = useNavigate();
  const released = useReleasedName(role.id);
  const of = { kind: 'role', id: role.id, path: [] } as const;
  const label = say(role.label, role.name);
  const { data: holders } = useQuery({ queryKey: ['studio', 'role-holders'], queryFn: ({ signal }) => fetchHolders(signal) });
  return (
    <Page
      title={label}
      above={
        <>
          <Link to="/roles">{t('title')}</Link> › <code>{role.name}</code> · {t('holders')}:{' '}
          <Holders role={role.id} counts={holders?.data} />
        </>
      }
      actions={
        <>
          {released === undefined ? null : <ViewAsButton whom={{ role: released }} label={label} />}
          <LinkButton to={`/access?role=${encodeURIComponent(role.id)}`} icon={<SafetyCertificateOutlined aria-hidden="true" />}>
            {t('access')}
          </LinkButton>
          <RemoveButton of={of} name={label} label={t('removeOf', { label })} removed={() => void navigate('/roles')}>
            {t('remove')}
          </RemoveButton>
          <LinkButton to={sourceOf(of)} icon={<CodeOutlined aria-hidden="true" />}>
            {t('source')}
          </LinkButton>
        </>
      }
    >
      {role.description ? <p className="lead">{say(role.description)}</p> : null}
      <Matrix role={role} />
      <RoleDetails role={role} />
    </Page>
  );
}
