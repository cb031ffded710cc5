/** Fields that are written by themselves, and what is written: a value, or an expression that makes it. */
import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { isNode } from '../../../metadata/documents/component.js';
import type { ObjectDocument } from '../../../metadata/format/types.js';
import { ExpressionInput } from '../../condition/expression-input.js';
import { useLabel } from '../../draft/label.js';
import { FieldSelect } from '../../ui/selects.js';
import { useTexts } from './texts.js';

interface SetValuesProps {
  readonly object: ObjectDocument;
  readonly value: unknown;
  readonly onChange: (value: Readonly<Record<string, unknown>> | undefined) => void;
  readonly label: string;
}

export function SetValues({ object, value, onChange, label }: SetValuesProps) {
  const t = useTexts();
  const say = useLabel();
  const set = useMemo(() => (isNode(value) ? value : {}), [value]);
  // Chosen, but nobody has said yet what is written: that is no part of a document.
  const [begun, setBegun] = useState<readonly string[]>([]);
  const names = [...new Set([...Object.keys(set), ...begun])];
  const offered = useMemo(
    () =>
      ({ name }: { readonly name: string }) =>
        !Object.hasOwn(set, name) && !begun.includes(name) && isWritable(object, name),
    [set, begun, object],
  );
  const write = (name: string, next: unknown) => {
    const { [name]: _, ...others } = set;
    const all = next === undefined ? others : { ...set, [name]: next };
    onChange(Object.keys(all).length > 0 ? all : undefined);
  };
  const labelOf = (name: string) => say(object.fields?.find((field) => field.name === name)?.label, name);
  return (
    <div className="set-values" role="group" aria-label={label}>
      {names.map((name) => (
        <div key={name} className="set-value">
          <div className="set-value-head">
            <strong>{labelOf(name)}</strong>
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden="true" />}
              aria-label={t('set.remove', { label: labelOf(name) })}
              onClick={() => {
                setBegun(begun.filter((one) => one !== name));
                write(name, undefined);
              }}
            />
          </div>
          <ExpressionInput
            object={object.id}
            field={name}
            label={t('set.value', { label: labelOf(name) })}
            value={set[name]}
            onChange={(next) => {
              if (next === undefined) setBegun([...begun, name]);
              write(name, next);
            }}
          />
        </div>
      ))}
      <FieldSelect
        aria-label={t('set.add')}
        object={object}
        system
        filter={offered}
        placeholder={t('set.add')}
        value={undefined}
        onChange={(name) => name && setBegun([...begun, name])}
      />
    </div>
  );
}

/** What the platform writes itself nobody else does, but for the owner. */
const isWritable = (object: ObjectDocument, name: string): boolean =>
  name === 'owner' || (object.fields ?? []).some((field) => field.name === name && field.type !== 'auto_number');
