/** A choice in a form among what others may take away meanwhile: what is gone is said at the choice, and goes no further. */
import { Form, Select } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTexts } from './texts.js';

interface Option {
  readonly value: string;
  readonly label: string;
}

interface ChoiceItemProps {
  readonly name: string;
  readonly label: string;
  /** Undefined: not known yet. */
  readonly options: readonly Option[] | undefined;
  readonly several?: boolean;
  readonly required?: boolean;
  readonly allowClear?: boolean;
  readonly placeholder?: string;
  readonly extra?: ReactNode;
  readonly className?: string;
}

export function ChoiceItem({
  name,
  options,
  several = false,
  required = false,
  allowClear = false,
  placeholder,
  ...item
}: ChoiceItemProps) {
  const t = useTexts();
  const form = Form.useFormInstance();
  const chosen: unknown = Form.useWatch(name, form);
  const labels = useLabels(options);
  const lost = options ? codesIn(chosen).filter((code) => !options.some(({ value }) => value === code)) : [];
  const names = lost.map((code) => labels.get(code) ?? code).join(', ');
  useEffect(() => {
    // Said at once, and no more once it is back or another is chosen.
    if (names !== '' || form.getFieldError(name).length > 0) form.validateFields([name]).catch(() => {});
  }, [form, name, names]);
  const isThere = () => (names === '' ? Promise.resolve() : Promise.reject(new Error(t('choiceGone', { names }))));
  return (
    <Form.Item {...item} name={name} rules={[{ required }, { validator: isThere }]}>
      <Select
        {...(several && { mode: 'multiple' as const })}
        allowClear={allowClear}
        placeholder={placeholder}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          ...(options ?? []),
          ...lost.map((value) => ({ value, label: t('choiceLost', { name: labels.get(value) ?? value }) })),
        ]}
      />
    </Form.Item>
  );
}

const codesIn = (chosen: unknown): readonly string[] =>
  [chosen].flat().filter((one) => typeof one === 'string' && one !== '') as string[];

/** What every option there was is called. */
function useLabels(options: readonly Option[] | undefined): ReadonlyMap<string, string> {
  const [known, keep] = useState<ReadonlyMap<string, string>>(new Map());
  const fresh = (options ?? []).filter(({ value, label }) => known.get(value) !== label);
  if (fresh.length === 0) return known;
  const next = new Map([...known, ...fresh.map(({ value, label }) => [value, label] as const)]);
  // Setting state while rendering: React renders once more before anything is shown.
  keep(next);
  return next;
}
