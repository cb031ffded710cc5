/** Rules of an object: the list, and the one that is edited. */
import { CopyOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { isCall } from '../../../metadata/rules/expression.js';
import type { ObjectDocument, ObjectRuleDocument } from '../../../metadata/format/types.js';
import { Sentence } from '../../condition/condition-field.js';
import { useLabel } from '../../draft/label.js';
import { nameFrom, newId } from '../../draft/names.js';
import type { Change } from '../../draft/use-draft.js';
import { EmptyState } from '../../ui/empty-state.js';
import { FindingsMark } from '../../ui/findings-of.js';
import { ObjectFrame } from '../../ui/object-frame.js';
import { useChosen } from '../../ui/use-chosen.js';
import { SortableList } from '../../ui/sortable-list.js';
import { NewRule } from './new-rule.js';
import { RuleEditor } from './rule-editor.js';
import { useTexts } from './texts.js';
import './rules.css';

export function RulesPage() {
  return <ObjectFrame>{(object, change) => <Rules object={object} change={change} />}</ObjectFrame>;
}

interface RulesProps {
  readonly object: ObjectDocument;
  readonly change: Change<ObjectDocument>;
}

function Rules({ object, change }: RulesProps) {
  const t = useTexts();
  const say = useLabel();
  const rules = object.rules ?? [];
  const [chosen, choose] = useChosen('rule', rules);
  const add = (made: Omit<ObjectRuleDocument, 'id'>, label: string, after = rules.length) => {
    const id = newId(rules, 'r');
    const name = nameFrom(made.name, rules, 'rule');
    change((draft) => void (draft.rules ??= []).splice(after, 0, { ...made, id, name }), label);
    choose(id);
  };
  if (!chosen) {
    return (
      <EmptyState title={t('empty')} purpose={t('purpose')}>
        <NewRule object={object} add={add} open />
      </EmptyState>
    );
  }
  const label = say(chosen.message, chosen.name);
  return (
    <>
      <p className="rules-lead">{t('lead')}</p>
      <div className="rules">
        <div className="panel rules-box">
          <NewRule object={object} add={add} />
          <RuleList object={object} change={change} chosen={chosen.id} choose={choose} />
        </div>
        <RuleEditor key={chosen.id} object={object} change={change} rule={chosen}>
          <Button
            icon={<CopyOutlined aria-hidden="true" />}
            onClick={() => add(structuredClone(chosen), t('done.duplicate', { label }), rules.indexOf(chosen) + 1)}
          >
            {t('duplicate')}
          </Button>
        </RuleEditor>
      </div>
    </>
  );
}

interface ListProps extends RulesProps {
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

function RuleList({ object, change, chosen, choose }: ListProps) {
  const t = useTexts();
  const say = useLabel();
  const nameOf = ({ message, name }: ObjectRuleDocument): string => say(message, '') || name || t('unlabelled');
  return (
    <SortableList
      items={object.rules ?? []}
      idOf={({ id }) => id}
      nameOf={nameOf}
      label={t('list')}
      onSort={(sorted) => change((draft) => void (draft.rules = sorted), t('done.order'))}
    >
      {(rule) => (
        <button
          type="button"
          className={rule.id === chosen ? 'rules-item rules-chosen' : 'rules-item'}
          aria-pressed={rule.id === chosen}
          onClick={() => choose(rule.id)}
        >
          <span className="rules-item-head">
            <strong>{nameOf(rule)}</strong>
            <FindingsMark of={{ kind: 'object', id: object.id, path: ['rules', rule.id] }} />
          </span>
          <span className="rules-item-text">
            <Tag variant="filled" color={rule.level === 'warning' ? 'gold' : 'red'}>
              {t(rule.level ?? 'error')}
            </Tag>
            <Sentence value={isCall(rule.when) ? rule.when : undefined} object={object.id} place="write" />
          </span>
        </button>
      )}
    </SortableList>
  );
}
