/** Builds a condition by clicks: reads and writes JSON Logic without loss. What it cannot draw is edited as JSON. */
import { Segmented } from 'antd';
import { useState } from 'react';
import type { Place } from '../../metadata/rules/operators/operator.js';
import type { Rule } from '../../metadata/rules/rule.js';
import { Faults } from './faults.js';
import { GroupEditor } from './group.js';
import { JsonInput } from './json-input.js';
import { sentenceOf } from './sentence.js';
import { SettingProvider, useBuilderSetting, useSetting } from './setting.js';
import { useTree } from './use-tree.js';
import './condition.css';

interface ConditionBuilderProps {
  /** Undefined: no condition. */
  readonly value: Rule | undefined;
  /** Called with whole conditions only; undefined where the last line was removed. */
  readonly onChange: (rule: Rule | undefined) => void;
  /** Id of the object's document. */
  readonly object: string;
  /** `write`: judged as a record is written. `row`: chooses among stored records, paths through lookups allowed. */
  readonly place: Place;
  readonly label: string;
  readonly disabled?: boolean;
}

export function ConditionBuilder({ object, place, disabled, ...props }: ConditionBuilderProps) {
  const setting = useBuilderSetting(object, place, disabled);
  if (!setting) return null;
  return (
    <SettingProvider value={setting}>
      <Builder {...props} />
    </SettingProvider>
  );
}

type View = 'builder' | 'json';

function Builder({ value, onChange, label }: Pick<ConditionBuilderProps, 'value' | 'onChange' | 'label'>) {
  const setting = useSetting();
  const { t } = setting;
  const [view, setView] = useState<View>('builder');
  const { root, finished, overtaken, offer, change } = useTree(value, onChange, label);
  return (
    <section className="condition" aria-label={label}>
      {offer}
      <div className="condition-head">
        <span className="condition-sentence">{value === undefined ? t('empty') : sentenceOf(value, setting)}</span>
        <Segmented<View>
          size="small"
          aria-label={t('view')}
          value={view}
          options={[
            { value: 'builder', label: t('builder') },
            { value: 'json', label: t('json') },
          ]}
          onChange={setView}
        />
      </div>
      {view === 'builder' ? (
        <GroupEditor node={root} root={root} change={change} number="" />
      ) : (
        <>
          <JsonInput
            label={`${label}: ${t('json')}`}
            rows={5}
            json={value}
            change={(rule) => onChange(rule as Rule | undefined)}
          />
          <p className="condition-note">{t('jsonHint')}</p>
        </>
      )}
      {finished ? null : (
        <p className="condition-note" role="status">
          {t('unfinished')}
          {overtaken ? ` ${t('overtaken')}` : null}
        </p>
      )}
      <Faults rule={value} />
    </section>
  );
}
