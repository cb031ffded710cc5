/** The transitions as a table. */
import { Table, type TableColumnType } from 'antd';
import type { FlowDocument, ObjectDocument, TransitionDocument } from '../../../metadata/format/types.js';
import { ColorTag } from '../../../runtime-ui/values/tag.js';
import { useLabel } from '../../draft/label.js';
import { FindingsMark } from '../../ui/findings-of.js';
import { RemoveButton } from '../../ui/remove-button.js';
import { useTexts } from './texts.js';
import type { Select, Selection } from './use-selection.js';
import { useHolders } from './who.js';

interface TransitionListProps {
  readonly object: ObjectDocument;
  readonly flow: FlowDocument;
  readonly selection: Selection | null;
  readonly select: Select;
}

export function TransitionList({ object, flow, selection, select }: TransitionListProps) {
  const t = useTexts();
  const columns = useColumns({ object, flow, selection, select });
  return (
    <section className="panel flow-list" aria-labelledby="flow-transitions">
      <h2 id="flow-transitions">{t('transitions')}</h2>
      <Table<TransitionDocument>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={flow.transitions}
        columns={columns}
        rowClassName={({ id }) => (selection?.kind === 'transition' && selection.id === id ? 'flow-row-selected' : '')}
      />
    </section>
  );
}

function useColumns({ object, flow, selection, select }: TransitionListProps): TableColumnType<TransitionDocument>[] {
  const t = useTexts();
  const say = useLabel();
  const holders = useHolders(object);
  const of = (id: string) => ({ kind: 'object', id: object.id, path: ['flow', 'transitions', id] }) as const;
  return [
    {
      title: t('column.name'),
      render: (_, { id, name, label }) => (
        <button
          type="button"
          className="link-button"
          aria-label={t('edit', { label: say(label, name) })}
          onClick={() => select({ kind: 'transition', id })}
        >
          {say(label, name)} <FindingsMark of={of(id)} />
        </button>
      ),
    },
    {
      title: t('column.from'),
      render: (_, { from }) => (
        <span className="tags">
          {from.map((name) => (
            <StageTag key={name} flow={flow} name={name} />
          ))}
        </span>
      ),
    },
    { title: t('column.to'), render: (_, { to }) => <StageTag flow={flow} name={to} /> },
    { title: t('column.who'), render: (_, transition) => <WhoText names={holders(transition)} /> },
    { title: t('column.needs'), render: (_, transition) => <Needs transition={transition} /> },
    {
      title: t('column.actions'),
      fixed: 'right',
      render: (_, { id, name, label }) => {
        const said = say(label, name);
        return (
          <RemoveButton
            of={of(id)}
            name={said}
            label={t('did.removeTransition', { label: said })}
            type="text"
            size="small"
            removed={() => selection?.kind === 'transition' && selection.id === id && select(null)}
          />
        );
      },
    },
  ];
}

export function StageTag({ flow, name }: { readonly flow: FlowDocument; readonly name: string }) {
  const say = useLabel();
  const stage = flow.stages.find((one) => one.name === name);
  return <ColorTag color={stage?.color ?? 'default'}>{say(stage?.label, name)}</ColorTag>;
}

function WhoText({ names }: { readonly names: readonly string[] }) {
  const t = useTexts();
  const text = names.join(', ');
  return (
    <span className={names.length === 0 ? 'no-one' : 'who-names'} title={text}>
      {text || t('who.nobody')}
    </span>
  );
}

function Needs({ transition: { guard, required = [], reason } }: { readonly transition: TransitionDocument }) {
  const t = useTexts();
  const needs = [
    guard ? t('needs.guard') : '',
    required.length > 0 ? t('needs.required', { count: required.length }) : '',
    reason ? t('needs.reason') : '',
  ].filter(Boolean);
  return <>{needs.join(', ') || '—'}</>;
}
