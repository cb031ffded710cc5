/** The departments as a tree: added, renamed, moved by dragging or by choice, removed when empty. */
import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Tree, type TreeDataNode } from 'antd';
import { useState } from 'react';
import { Failed, Loading } from '../../../runtime-ui/ui/state.js';
import { changeDepartment, removeDepartment } from '../../api/people.js';
import type { Department } from '../../../server/contract/people.js';
import { EmptyState } from '../../ui/empty-state.js';
import { DepartmentDialog, type Wanted } from './department-dialog.js';
import { useChange, useDepartments } from './queries.js';
import { Refused } from './refused.js';
import { useTexts } from './texts.js';
import { treeOf, within, type Branch } from './tree.js';

export function Departments() {
  const t = useTexts();
  const { message, modal } = App.useApp();
  const { data, error, refetch } = useDepartments();
  const [wanted, want] = useState<Wanted | null>(null);
  // What is open unless one closes it also shows what comes below it later.
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => new Set());
  const move = useChange(
    ({ id, parent }: { id: string; parent: string | null }) => changeDepartment(id, { parent }),
    ({ data: { name } }) => void message.success(t('departmentChanged', { name })),
  );
  const removal = useChange(
    ({ id }: Department) => removeDepartment(id),
    (_, { name }) => void message.success(t('departmentRemoved', { name })),
  );
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const departments = data.data;
  const remove = (department: Department) =>
    void modal.confirm({
      title: t('removeAsk', { name: department.name }),
      content: t('removeText'),
      okText: t('remove'),
      cancelText: t('cancel'),
      okButtonProps: { danger: true },
      onOk: () => removal.mutate(department),
    });
  const node = ({ department, children }: Branch): TreeDataNode => ({
    key: department.id,
    title: <Node department={department} want={want} remove={remove} />,
    children: children.map(node),
  });
  const drop = (dragged: string, target: Department, onto: boolean): void => {
    const parent = onto ? target.id : target.parent;
    const moved = departments.find(({ id }) => id === dragged);
    if (!moved || moved.parent === parent || (parent !== null && within(departments, dragged).has(parent))) return;
    move.mutate({ id: dragged, parent });
  };
  const add = (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => want({ parent: null })}>
      {t('add')}
    </Button>
  );
  return (
    <>
      {departments.length === 0 ? (
        <EmptyState title={t('emptyTree')} purpose={t('emptyTreeText')}>
          {add}
        </EmptyState>
      ) : (
        <>
          <div className="people-bar">
            <p className="muted people-tree-lead">{t('treeLead')}</p>
            {add}
          </div>
          <Refused error={move.error ?? removal.error} />
          <div className="panel box people-tree">
            <Tree
              aria-label={t('tree')}
              blockNode
              showLine
              selectable={false}
              expandedKeys={departments.flatMap(({ id }) => (closed.has(id) ? [] : [id]))}
              onExpand={(keys) => setClosed(new Set(departments.flatMap(({ id }) => (keys.includes(id) ? [] : [id]))))}
              draggable={{ icon: false }}
              treeData={treeOf(departments).map(node)}
              onDrop={({ dragNode, node: { key }, dropToGap }) => {
                const target = departments.find(({ id }) => id === key);
                if (target) drop(String(dragNode.key), target, !dropToGap);
              }}
            />
          </div>
        </>
      )}
      {wanted ? <DepartmentDialog wanted={wanted} departments={departments} close={() => want(null)} /> : null}
    </>
  );
}

interface NodeProps {
  readonly department: Department;
  readonly want: (wanted: Wanted) => void;
  readonly remove: (department: Department) => void;
}

function Node({ department, want, remove }: NodeProps) {
  const t = useTexts();
  return (
    <span className="people-node">
      <span className="people-node-name">{department.name}</span>
      <span className="people-actions">
        <Button
          size="small"
          type="text"
          aria-label={t('addBelowOf', { name: department.name })}
          onClick={() => want({ parent: department.id })}
        >
          {t('addBelow')}
        </Button>
        <Button size="small" type="text" aria-label={t('renameOf', { name: department.name })} onClick={() => want(department)}>
          {t('rename')}
        </Button>
        <Button
          size="small"
          type="text"
          danger
          aria-label={t('removeOf', { name: department.name })}
          onClick={() => remove(department)}
        >
          {t('remove')}
        </Button>
      </span>
    </span>
  );
}
