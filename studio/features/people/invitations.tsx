/** Who is invited and has not accepted yet: a new link, other roles, or none of it after all. */
import { App, Button, Table, Tag } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { Invitation } from '../../../server/contract/people.js';
import { useNow } from '../../../runtime-ui/hooks/now.js';
import { renewInvitation, withdrawInvitation } from '../../api/people.js';
import { EditInvitation } from './edit-invitation.js';
import { useChange, useInvitations } from './queries.js';
import { Refused } from './refused.js';
import { RoleTags } from './role-tags.js';
import { LinkOnce } from './shown-once.js';
import { useTexts } from './texts.js';

export function Invitations() {
  const t = useTexts();
  const { modal } = App.useApp();
  const invitations = useInvitations().data?.data ?? [];
  const [editing, setEditing] = useState<Invitation | null>(null);
  const renew = useChange(renewInvitation);
  const withdraw = useChange(withdrawInvitation);
  if (invitations.length === 0 && !editing) return null;
  const ask = ({ id, label: name }: Invitation) =>
    void modal.confirm({
      title: t('withdrawAsk', { name }),
      content: t('withdrawText'),
      okText: t('withdraw'),
      cancelText: t('cancel'),
      okButtonProps: { danger: true },
      onOk: () => withdraw.mutate(id),
    });
  return (
    <section className="people-invitations" aria-labelledby="people-invitations">
      <h2 id="people-invitations">{t('invitations')}</h2>
      <Refused error={renew.error ?? withdraw.error} />
      <Table<Invitation>
        className="panel"
        rowKey="id"
        aria-labelledby="people-invitations"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...invitations]}
        columns={[
          {
            key: 'name',
            title: t('name'),
            render: (_, { label, email }) => (
              <>
                <strong>{label}</strong>
                <span className="people-email">{email}</span>
              </>
            ),
          },
          { key: 'roles', title: t('roles'), render: (_, { roles }) => <RoleTags roles={roles} /> },
          {
            key: 'department',
            title: t('department'),
            render: (_, { department }) => department?.name ?? <span className="none">–</span>,
          },
          { key: 'state', title: t('state'), render: (_, { expires_at }) => <Expiry at={expires_at} /> },
          {
            key: 'actions',
            title: <span className="sr-only">{t('actions')}</span>,
            render: (_, invitation) => (
              <span className="people-actions">
                <Button size="small" aria-label={t('editOf', { name: invitation.label })} onClick={() => setEditing(invitation)}>
                  {t('edit')}
                </Button>
                <Button
                  size="small"
                  aria-label={t('renewOf', { name: invitation.label })}
                  loading={renew.isPending && renew.variables === invitation.id}
                  onClick={() => renew.mutate(invitation.id)}
                >
                  {t('renew')}
                </Button>
                <Button
                  size="small"
                  danger
                  aria-label={t('withdrawOf', { name: invitation.label })}
                  onClick={() => ask(invitation)}
                >
                  {t('withdraw')}
                </Button>
              </span>
            ),
          },
        ]}
      />
      {renew.data ? <LinkOnce name={renew.data.data.label} link={renew.data.link} close={renew.reset} /> : null}
      {editing ? <EditInvitation invitation={editing} close={() => setEditing(null)} /> : null}
    </section>
  );
}

function Expiry({ at }: { readonly at: string }) {
  const t = useTexts();
  const now = useNow();
  if (Date.parse(at) <= now) return <Tag>{t('expired')}</Tag>;
  return (
    <>
      {t('invited')}
      <span className="people-email">{t('until', { when: dayjs(at).format('YYYY-MM-DD HH:mm') })}</span>
    </>
  );
}
