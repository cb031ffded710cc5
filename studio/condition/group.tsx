/** A group of lines and groups: how many of them must hold, and what can be done with each. */
import { MoreOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Select, type MenuProps } from 'antd';
import { add, canMove, duplicate, move, rejoin, remove, replace, wrap } from './edit.js';
import { JsonInput } from './json-input.js';
import { Line } from './line.js';
import { parse } from './parse.js';
import { printed, isComplete } from './print.js';
import { useSetting } from './setting.js';
import { group, missing, test, type Condition, type Group, type Join } from './tree.js';

interface GroupProps {
  readonly node: Group;
  /** The whole, which every change changes. */
  readonly root: Group;
  readonly change: (root: Group) => void;
  /** `2.1`; empty for the whole. */
  readonly number: string;
}

const blankLine = (): Condition => test('is', [missing, missing]);

const joins: readonly Join[] = ['all', 'any', 'none', 'not_all'];

export function GroupEditor({ node, root, change, number }: GroupProps) {
  const { t, disabled } = useSetting();
  const name = number === '' ? t('condition') : t('group', { n: number });
  // One line joined to nothing needs no word for it.
  const isJoinShown = node.children.length > 1 || (node.children.length === 1 && (number !== '' || node.join !== 'all'));
  return (
    <div className="condition-group" role="group" aria-label={name}>
      {isJoinShown ? (
        <Select<Join>
          aria-label={t('part.join', { of: name })}
          className="condition-join"
          popupMatchSelectWidth={false}
          size="small"
          disabled={disabled}
          value={node.join}
          options={joins.map((join) => ({ value: join, label: t(`join.${join}`) }))}
          onChange={(join) => change(rejoin(root, node.key, join))}
        />
      ) : null}
      {node.children.length > 0 ? (
        <ul className="condition-children">
          {node.children.map((child, index) => (
            <Child
              key={child.key}
              node={child}
              root={root}
              change={change}
              number={number === '' ? `${index + 1}` : `${number}.${index + 1}`}
            />
          ))}
        </ul>
      ) : null}
      {disabled ? null : (
        <span className="condition-adds">
          <Button
            size="small"
            type="dashed"
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => change(add(root, node.key, blankLine()))}
          >
            {t('add')}
          </Button>
          {node.children.length > 0 ? (
            <Button
              size="small"
              type="text"
              onClick={() => change(add(root, node.key, group(node.join === 'all' ? 'any' : 'all', [blankLine()])))}
            >
              {t('addGroup')}
            </Button>
          ) : null}
        </span>
      )}
    </div>
  );
}

interface ChildProps extends Omit<GroupProps, 'node'> {
  readonly node: Condition;
}

function Child({ node, root, change, number }: ChildProps) {
  const { t, disabled } = useSetting();
  const name = node.kind === 'group' ? t('group', { n: number }) : t('line', { n: number });
  return (
    <li className={`condition-child condition-child-${node.kind}`}>
      {node.kind === 'group' ? <GroupEditor node={node} root={root} change={change} number={number} /> : null}
      {node.kind === 'test' ? <Line line={node} of={name} change={(line) => change(replace(root, line))} /> : null}
      {node.kind === 'json' ? (
        <JsonInput
          label={t('part.json', { of: name })}
          json={node.json}
          change={(json) => change(replace(root, { kind: 'json', key: node.key, json }))}
        />
      ) : null}
      {disabled ? null : (
        <Dropdown menu={menuFor(node, root, change, t)} trigger={['click']} placement="bottomRight">
          <Button type="text" size="small" icon={<MoreOutlined aria-hidden="true" />} aria-label={t('part.menu', { of: name })} />
        </Dropdown>
      )}
    </li>
  );
}

function menuFor(node: Condition, root: Group, change: (root: Group) => void, t: ReturnType<typeof useSetting>['t']): MenuProps {
  const { key } = node;
  const asJson = (): void => change(replace(root, { kind: 'json', key, json: printed(node) }));
  const drawn = node.kind === 'json' ? parse(node.json) : undefined;
  const asLine = (): void => {
    const only = drawn?.children.length === 1 ? drawn.children[0] : drawn;
    if (only) change(replace(root, { ...only, key }));
  };
  const canDraw = drawn !== undefined && node.kind === 'json' && drawn.children[0]?.kind !== 'json';
  return {
    items: [
      { key: 'duplicate', label: t('duplicate'), onClick: () => change(duplicate(root, key)) },
      { key: 'up', label: t('moveUp'), disabled: !canMove(root, key, -1), onClick: () => change(move(root, key, -1)) },
      { key: 'down', label: t('moveDown'), disabled: !canMove(root, key, 1), onClick: () => change(move(root, key, 1)) },
      { key: 'wrap', label: t('wrap'), onClick: () => change(wrap(root, key, 'any')) },
      node.kind === 'json'
        ? { key: 'line', label: t('asLine'), disabled: !canDraw, onClick: asLine }
        : { key: 'json', label: t('asJson'), disabled: !isComplete(node), onClick: asJson },
      { type: 'divider' },
      { key: 'remove', label: t('remove'), danger: true, onClick: () => change(remove(root, key)) },
    ],
  };
}
