/** A condition in a form of properties: its sentence, and a drawer to edit it; or never, always, when. */
import { EditOutlined } from '@ant-design/icons';
import { Button, Drawer, Select } from 'antd';
import { useId, useState } from 'react';
import { isCall } from '../../metadata/rules/expression.js';
import type { Place } from '../../metadata/rules/operators/operator.js';
import type { Rule } from '../../metadata/rules/rule.js';
import { ConditionBuilder } from './condition-builder.js';
import { parse } from './parse.js';
import { sentenceOf } from './sentence.js';
import { useBuilderSetting } from './setting.js';
import { useTexts } from './texts.js';
import './condition.css';

type Value = boolean | Rule | undefined;

export interface ConditionFieldProps {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly object: string;
  readonly place: Place;
  readonly label: string;
  /**
   * What the property may be besides a condition, and which of the two leaving it out means. Undefined: a condition or
   * nothing, as of a filter or a guard.
   */
  readonly otherwise?: 'never' | 'always';
  /** Whether `true` may be written: `required` and `readonly` know it, `visible` does not. */
  readonly boolean?: boolean;
  readonly disabled?: boolean;
}

type Mode = 'never' | 'always' | 'when';

export function ConditionField(props: ConditionFieldProps) {
  const { value, onChange, label, otherwise, boolean = false, disabled } = props;
  const t = useTexts();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [wanted, want] = useState(false);
  const isRule = isCall(value);
  const mode: Mode = isRule || wanted ? 'when' : value === true ? 'always' : value === false ? 'never' : (otherwise ?? 'when');
  const modes: readonly Mode[] = boolean ? ['never', 'always', 'when'] : otherwise ? [otherwise, 'when'] : [];
  const choose = (next: Mode): void => {
    want(next === 'when');
    setOpen(next === 'when');
    if (next !== 'when') onChange(next === otherwise ? undefined : next === 'always');
  };
  return (
    <div className="condition-property" role="group" aria-label={label}>
      {modes.length > 0 ? (
        <Select<Mode>
          aria-label={t('mode', { label })}
          className="condition-mode"
          popupMatchSelectWidth={false}
          disabled={disabled}
          value={mode}
          options={modes.map((one) => ({ value: one, label: t(one) }))}
          onChange={choose}
        />
      ) : null}
      {mode === 'when' ? (
        <>
          <span id={id} className="condition-sentence">
            <Sentence {...props} value={isRule ? value : undefined} />
          </span>
          <Button
            size="small"
            icon={<EditOutlined aria-hidden="true" />}
            aria-label={`${t('edit')}: ${label}`}
            aria-describedby={id}
            onClick={() => setOpen(true)}
          >
            {t('edit')}
          </Button>
        </>
      ) : null}
      <Drawer
        open={open}
        title={label}
        size={760}
        destroyOnHidden
        onClose={() => setOpen(false)}
        extra={
          <Button type="primary" onClick={() => setOpen(false)}>
            {t('done')}
          </Button>
        }
      >
        <ConditionBuilder
          value={isRule ? value : undefined}
          onChange={(rule) => onChange(rule)}
          object={props.object}
          place={props.place}
          label={label}
          disabled={disabled}
        />
      </Drawer>
    </div>
  );
}

/** A condition in words. */
export function Sentence({
  value,
  object,
  place,
}: { readonly value: Rule | undefined } & Pick<ConditionFieldProps, 'object' | 'place'>) {
  const setting = useBuilderSetting(object, place);
  const t = useTexts();
  if (!setting) return null;
  return <>{value === undefined ? t('empty') : sentenceOf(parse(value), setting)}</>;
}
