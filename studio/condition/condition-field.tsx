/** A condition in a form of properties: its sentence, and a drawer to edit it; or never, always, when. */
import { EditOutlined } from '@ant-design/icons';
import { Button, Drawer, Select } from 'antd';
import { useId, useState } from 'react';
import { isCall } from '../../metadata/rules/expression.js';
import type { Place } from '../../metadata/rules/operators/operator.js';
import type { Rule } from '../../metadata/rules/rule.js';
import { ConditionBuilder } from './condition-builder.js';
import { sentenceOf } from './sentence.js';
import { useBuilderSetting } from './setting.js';
import { useTexts } from './texts.js';
import './condition.css';

interface ConditionFieldProps {
  /** What the document says, whatever it is. */
  readonly value: unknown;
  readonly onChange: (value: true | Rule | undefined) => void;
  readonly object: string;
  readonly place: Place;
  readonly label: string;
  /**
   * true: never, always or a condition, as of `required`; leaving it out means never. false: always or a condition, as of
   * `visible`. Undefined: a condition or none, as of a filter.
   */
  readonly constant?: boolean;
  readonly disabled?: boolean;
}

type Mode = 'never' | 'always' | 'when';

export function ConditionField(props: ConditionFieldProps) {
  const { value, onChange, label, constant, disabled } = props;
  const t = useTexts();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [wanted, want] = useState(false);
  const isRule = isCall(value);
  const modes: readonly Mode[] = constant === undefined ? ['when'] : constant ? ['never', 'always', 'when'] : ['always', 'when'];
  const [otherwise = 'when'] = modes;
  const mode: Mode = isRule || wanted ? 'when' : value === true ? 'always' : otherwise;
  const choose = (next: Mode): void => {
    want(next === 'when');
    setOpen(next === 'when');
    if (next !== 'when') onChange(next === otherwise ? undefined : true);
  };
  return (
    <div className="condition-property" role="group" aria-label={label}>
      {modes.length > 1 ? (
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
  return <>{value === undefined ? t('empty') : sentenceOf(value, setting)}</>;
}
