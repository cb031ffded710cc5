/** The users: who they are, which roles they hold, where they belong. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { UserDetail } from '../../../server/contract/people.js';
import { useMe } from '../../../runtime-ui/api/session.js';
import { useDebounced } from '../../../runtime-ui/hooks/debounce.js';
import { Avatar } from '../../../runtime-ui/ui/avatar.js';
import { Failed } from '../../../runtime-ui/ui/state.js';
import { ViewAsButton } from '../../grants/view-as-button.js';
import { SearchInput } from '../../ui/search-input.js';
import { EditUser } from './edit-user.js';
import { Invitations } from './invitations.js';
import { InviteUser } from './invite-user.js';
import { usePeople } from './queries.js';
import { RoleTags } from './role-tags.js';
import { useRoleOptions } from './role-options.js';
import { useTexts } from './texts.js';

export function Users() {
  const t = useTexts();
  const [query, setQuery] = useSearchParams();
  const [search, setSearch] = useState('');
  const [inviting, setInviting] = useState(false);
  const [editing, setEditing] = useState<UserDetail | null>(null);
  const role = query.get('role');
  const roles = useRoleOptions();
  const people = usePeople({ search: useDebounced(search.trim()), role });
  const users = people.data?.pages.flatMap(({ data }) => data) ?? [];
  // Whoever is no longer among those that are listed is edited all the same.
  const edited = users.find(({ id }) => id === editing?.id) ?? editing;
  return (
    <>
      <Invitations />
      <div className="people-bar">
        <SearchInput label={t('search')} value={search} onChange={setSearch} />
        <Select
          aria-label={t('role')}
          className="people-role"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('anyRole')}
          value={role}
          options={[...roles]}
          onChange={(name: string | null | undefined) => setQuery(name ? { role: name } : {}, { replace: true })}
        />
        <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setInviting(true)}>
          {t('invite')}
        </Button>
      </div>
      {people.error && users.length === 0 ? (
        <Failed error={people.error} retry={() => void people.refetch()} />
      ) : (
        <UserTable users={users} loading={people.isPending} edit={setEditing} />
      )}
      {people.hasNextPage ? (
        <Button className="people-more" loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
      {inviting ? <InviteUser close={() => setInviting(false)} /> : null}
      {edited ? <EditUser key={edited.id} user={edited} close={() => setEditing(null)} /> : null}
    </>
  );
}

interface UserTableProps {
  readonly users: readonly UserDetail[];
  readonly loading: boolean;
  readonly edit: (user: UserDetail) => void;
}

function UserTable({ users, loading, edit }: UserTableProps) {
  const t = useTexts();
  return (
    <Table<UserDetail>
      className="panel"
      rowKey="id"
      aria-label={t('users')}
      pagination={false}
      loading={loading}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: loading ? ' ' : t('none') }}
      dataSource={[...users]}
      columns={[
        { key: 'name', title: t('name'), render: (_, user) => <Who user={user} /> },
        { key: 'roles', title: t('roles'), render: (_, { roles }) => <RoleTags roles={roles} /> },
        {
          key: 'department',
          title: t('department'),
          render: (_, { department }) => department?.name ?? <span className="none">–</span>,
        },
        {
          key: 'state',
          title: t('state'),
          render: (_, { active }) => (active ? t('active') : <Tag>{t('inactive')}</Tag>),
        },
        {
          key: 'actions',
          title: <span className="sr-only">{t('actions')}</span>,
          render: (_, user) => (
            <span className="people-actions">
              <Button size="small" aria-label={t('editOf', { name: user.label })} onClick={() => edit(user)}>
                {t('edit')}
              </Button>
              {user.active ? <ViewAsButton size="small" whom={{ user: user.id }} label={user.label} /> : null}
            </span>
          ),
        },
      ]}
    />
  );
}

function Who({ user: { id, label, email } }: { readonly user: UserDetail }) {
  const t = useTexts();
  const { data: me } = useMe();
  return (
    <span className="people-who">
      <Avatar name={label} />
      <span>
        <strong>{label}</strong> {me?.user.id === id ? <Tag variant="filled">{t('you')}</Tag> : null}
        <span className="people-email">{email}</span>
      </span>
    </span>
  );
}
