/** The records of an object: views, search, filters, order, pages, and the recycle bin. */
import { ClockCircleOutlined, DeleteOutlined, PlusOutlined, ReloadOutlined, RollbackOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ObjectInfo } from '../../../server/contract/app.js';
import { useGroups, useList } from '../../api/records.js';
import { FilterBar } from '../../filter/filter-bar.js';
import { ObjectIcon } from '../../ui/icons.js';
import { LinkButton } from '../../ui/link-button.js';
import { useNarrow } from '../../hooks/media.js';
import { Page } from '../../ui/page.js';
import { Failed, Loading, State } from '../../ui/state.js';
import { objectPage } from '../object-page.js';
import { groupOf, isTimed, listQuery, useListState, type ListControl } from './list-state.js';
import { groupsOf } from './grouping.js';
import { Pager } from './pager.js';
import { RecordCards } from './record-cards.js';
import { RecordTable } from './record-table.js';
import { SearchBox } from './search-box.js';
import { SortSelect } from './sort-select.js';
import { Views } from './views.js';
import './list.css';

const PAGE = 50;

export const ListPage = objectPage(({ object }) => {
  const { t } = useTranslation();
  const control = useListState();
  const { state, change } = control;
  const list = useList(object.name, listQuery(object, state, PAGE));
  const narrow = useNarrow();
  return (
    <Page
      title={state.deleted ? `${t('list.bin')} · ${object.plural}` : object.plural}
      icon={<ObjectIcon name={object.icon} />}
      actions={<Actions object={object} control={control} refresh={() => void list.refetch()} refreshing={list.isFetching} />}
    >
      {state.deleted ? (
        <p className="muted list-lead">{t('list.binLead', { plural: object.plural })}</p>
      ) : (
        <Views object={object} control={control} />
      )}
      <div className="panel list-panel">
        <div className="list-tools" role="search" aria-label={t('list.filters')}>
          {object.searchable ? (
            <SearchBox object={object} value={state.search} change={(search) => change({ search }, true)} />
          ) : null}
          {narrow ? <SortSelect object={object} control={control} /> : null}
          <FilterBar object={object} terms={state.terms} change={(terms) => change({ terms })} />
          {isTimed(object) && !state.deleted ? (
            <Button
              aria-pressed={state.overdue}
              type={state.overdue ? 'primary' : 'default'}
              ghost={state.overdue}
              icon={<ClockCircleOutlined aria-hidden="true" />}
              onClick={() => change({ overdue: !state.overdue })}
            >
              {t('stage.overOnly')}
            </Button>
          ) : null}
        </div>
        <Content object={object} control={control} list={list} narrow={narrow} />
      </div>
    </Page>
  );
});

interface ContentProps {
  readonly object: ObjectInfo;
  readonly control: ListControl;
  readonly list: ReturnType<typeof useList>;
  readonly narrow: boolean;
}

function Content({ object, control, list, narrow }: ContentProps) {
  const group = groupOf(object, control.state);
  const groups = useGroups(object.name, listQuery(object, control.state, PAGE), group);
  if (list.error) return <Failed error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Loading rows={8} />;
  if (list.data.data.length === 0 && control.isFirst) return <Nothing object={object} control={control} />;
  const Records = narrow ? RecordCards : RecordTable;
  const grouping = group === undefined ? undefined : { path: group, groups: groupsOf(list.data.data, group, groups.data) };
  return (
    <div className={list.isPlaceholderData ? 'list-stale' : undefined} aria-busy={list.isPlaceholderData}>
      <Records object={object} control={control} records={list.data.data} grouping={grouping} />
      <Pager page={list.data.page} control={control} />
    </div>
  );
}

interface ActionsProps {
  readonly object: ObjectInfo;
  readonly control: ListControl;
  readonly refresh: () => void;
  readonly refreshing: boolean;
}

function Actions({ object, control, refresh, refreshing }: ActionsProps) {
  const { t } = useTranslation();
  const { state, change } = control;
  const bin = t(state.deleted ? 'list.leaveBin' : 'list.bin');
  return (
    <>
      <Tooltip title={t('common.refresh')}>
        <Button
          icon={<ReloadOutlined aria-hidden="true" spin={refreshing} />}
          aria-label={t('common.refresh')}
          onClick={refresh}
        />
      </Tooltip>
      {object.rights.delete ? (
        <Tooltip title={bin}>
          <Button
            icon={state.deleted ? <RollbackOutlined aria-hidden="true" /> : <DeleteOutlined aria-hidden="true" />}
            aria-label={bin}
            onClick={() => change({ deleted: !state.deleted, terms: [], search: '', sort: null, overdue: false })}
          />
        </Tooltip>
      ) : null}
      {object.rights.create && !state.deleted ? (
        <LinkButton to={`/${object.name}/new`} type="primary" icon={<PlusOutlined aria-hidden="true" />} className="button-main">
          {t('list.new', { label: object.label })}
        </LinkButton>
      ) : null}
    </>
  );
}

function Nothing({ object, control }: { readonly object: ObjectInfo; readonly control: ListControl }) {
  const { t } = useTranslation();
  const { state, change } = control;
  const filtered = state.terms.length > 0 || state.search !== '' || state.overdue;
  const text =
    state.deleted && !filtered
      ? t('state.emptyBin')
      : t(filtered ? 'state.emptyFiltered' : 'state.emptyList', { plural: object.plural });
  return (
    <State picture="empty" title={t('state.emptyTitle')} text={text}>
      {filtered ? (
        <Button onClick={() => change({ terms: [], search: '', overdue: false })}>{t('list.clearFilters')}</Button>
      ) : null}
    </State>
  );
}
