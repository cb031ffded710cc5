/** What of the schema is shown, and the way to an object in it. */
import { DownloadOutlined, SearchOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Dropdown, Input, Segmented, Select, Switch, Tooltip } from 'antd';
import { useState } from 'react';
import { useLabel } from '../../draft/label.js';
import { useAppDocument } from '../../draft/use-draft.js';
import { matching } from './filter.js';
import type { GraphState } from './graph-state.js';
import type { ImageKind } from './save-image.js';
import type { Schema } from './schema.js';
import { useTexts } from './texts.js';

interface FiltersProps {
  /** All of it. */
  readonly schema: Schema;
  readonly state: GraphState;
  readonly change: (part: Partial<GraphState>) => void;
  readonly save: (kind: ImageKind) => void;
}

export function GraphFilters({ schema, state, change, save }: FiltersProps) {
  const t = useTexts();
  const say = useLabel();
  const groups = useAppDocument()?.navigation ?? [];
  const filters = state.group !== null || state.objects.length > 0;
  return (
    <div className="graph-filters" role="search">
      <Find schema={schema} state={state} change={change} />
      <Select
        aria-label={t('group')}
        className="graph-group"
        value={state.group ?? -1}
        onChange={(group: number) => change({ group: group < 0 ? null : group })}
        options={[
          { value: -1, label: t('allGroups') },
          ...groups.map((group, index) => ({ value: index, label: say(group.label, String(index + 1)) })),
        ]}
      />
      <Select
        aria-label={t('objects')}
        className="graph-objects"
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        placeholder={t('objects')}
        value={[...state.objects]}
        onChange={(objects: string[]) => change({ objects })}
        showSearch={{ optionFilterProp: 'label' }}
        options={schema.objects.map(({ id, label, name }) => ({ value: id, label: say(label, name) }))}
      />
      <Toggle label={t('near')} help={t('nearHelp')} checked={state.neighbours} set={(neighbours) => change({ neighbours })} />
      <Toggle label={t('fields')} checked={state.fields} set={(fields) => change({ fields })} />
      <Toggle label={t('users')} help={t('usersHelp')} checked={state.users} set={(users) => change({ users })} />
      {filters ? (
        <Button type="link" onClick={() => change({ group: null, objects: [], neighbours: false })}>
          {t('clear')}
        </Button>
      ) : null}
      <span className="graph-end">
        <Segmented<GraphState['view']>
          aria-label={t('view')}
          value={state.view}
          onChange={(view) => change({ view })}
          options={[
            { value: 'diagram', label: t('diagram') },
            { value: 'table', label: t('table') },
          ]}
        />
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'png', label: t('png') },
              { key: 'svg', label: t('svg') },
            ],
            onClick: ({ key }) => save(key === 'svg' ? 'svg' : 'png'),
          }}
        >
          <Button icon={<DownloadOutlined aria-hidden="true" />} aria-haspopup="menu">
            {t('export')}
          </Button>
        </Dropdown>
      </span>
    </div>
  );
}

function Find({ schema, change }: Pick<FiltersProps, 'schema' | 'state' | 'change'>) {
  const t = useTexts();
  const say = useLabel();
  const [text, setText] = useState('');
  const found = matching(schema.objects, text).slice(0, 30);
  return (
    <AutoComplete
      className="graph-find"
      value={text}
      options={found.map(({ id, label, name }) => ({ value: id, label: `${say(label, name)} · ${name}` }))}
      onSelect={(id: string) => {
        setText('');
        change({ focus: [id], view: 'diagram' });
      }}
      onChange={(value: string) => setText(value)}
      defaultActiveFirstOption
    >
      <Input
        prefix={<SearchOutlined aria-hidden="true" />}
        placeholder={t('search')}
        aria-label={t('search')}
        allowClear
        onKeyDown={(event) => event.key === 'Escape' && change({ focus: [] })}
      />
    </AutoComplete>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly help?: string;
  readonly checked: boolean;
  readonly set: (checked: boolean) => void;
}

function Toggle({ label, help, checked, set }: ToggleProps) {
  return (
    <Tooltip title={help}>
      {/* oxlint-disable-next-line jsx-a11y/label-has-associated-control -- the switch within is the control */}
      <label className="graph-toggle">
        <Switch size="small" checked={checked} onChange={set} aria-label={label} />
        <span>{label}</span>
      </label>
    </Tooltip>
  );
}
