/** One rule: what breaks it, what is said then and where, and how real records fare. */
import { Segmented } from 'antd';
import { useId, type ReactNode } from 'react';
import { isCall } from '../../../metadata/rules/expression.js';
import type { ObjectDocument, ObjectRuleDocument, Rule } from '../../../metadata/format/types.js';
import { ConditionBuilder } from '../../condition/condition-builder.js';
import { useLabel } from '../../draft/label.js';
import type { Change } from '../../draft/use-draft.js';
import { ComponentName } from '../../ui/component-name.js';
import { FindingsOf } from '../../ui/findings-of.js';
import { LabelInput } from '../../ui/label-input.js';
import { RemoveButton } from '../../ui/remove-button.js';
import { FieldSelect } from '../../ui/selects.js';
import { useTexts } from './texts.js';
import { TryIt } from './try-it.js';

interface EditorProps {
  readonly object: ObjectDocument;
  readonly change: Change<ObjectDocument>;
  readonly rule: ObjectRuleDocument;
  /** Further actions. */
  readonly children: ReactNode;
}

export function RuleEditor({ object, change, rule, children }: EditorProps) {
  const t = useTexts();
  const say = useLabel();
  const id = useId();
  const label = say(rule.message, '') || rule.name;
  const of = { kind: 'object', id: object.id, path: ['rules', rule.id] } as const;
  const taken = (object.rules ?? []).flatMap((other) => (other.id === rule.id ? [] : [other.name]));
  const edit = (recipe: (draft: ObjectRuleDocument) => void) =>
    change(
      (draft) => {
        const found = draft.rules?.find((one) => one.id === rule.id);
        if (found) recipe(found);
      },
      t('done.edit', { label }),
    );
  const condition = isCall(rule.when) ? rule.when : undefined;
  return (
    <div className="rules-editor">
      <section className="panel rules-box" aria-label={label}>
        <FindingsOf of={of} />
        <div>
          <h2 id={`${id}-when`}>{t('when')}</h2>
          <p className="rules-help">{t('whenHelp')}</p>
          <ConditionBuilder
            label={t('when')}
            object={object.id}
            place="write"
            value={condition}
            onChange={(when) => edit((draft) => void (draft.when = when ?? ({} as Rule)))}
          />
        </div>
        <div>
          <h2>{t('level')}</h2>
          <Segmented<'error' | 'warning'>
            aria-label={t('level')}
            value={rule.level ?? 'error'}
            options={[
              { value: 'error', label: t('levelError') },
              { value: 'warning', label: t('levelWarning') },
            ]}
            onChange={(level) =>
              edit((draft) => {
                if (level === 'warning') draft.level = level;
                else delete draft.level;
              })
            }
          />
        </div>
        <LabelInput
          label={t('message')}
          help={t('messageHelp')}
          required
          multiline
          value={rule.message}
          onChange={(message) => edit((draft) => void (draft.message = message ?? { en: '' }))}
        />
        <div>
          <label className="control-label" htmlFor={`${id}-at`}>
            {t('at')}
          </label>
          <FieldSelect
            id={`${id}-at`}
            multiple
            system
            allowClear
            object={object}
            value={rule.at}
            onChange={(at) =>
              edit((draft) => {
                if (at) draft.at = at;
                else delete draft.at;
              })
            }
          />
          <p className="rules-help">{t('atHelp')}</p>
        </div>
        <ComponentName of={of} name={rule.name} taken={taken} />
        <div className="rules-actions">
          {children}
          <RemoveButton of={of} name={rule.name} label={t('remove', { label })}>
            {t('remove', { label: '' }).trim()}
          </RemoveButton>
        </div>
      </section>
      <TryIt object={object} rule={condition} />
    </div>
  );
}
