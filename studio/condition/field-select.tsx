/** A field of the object; in conditions on rows also of what its lookups point to. */
import { Select } from 'antd';
import type { RuleType } from '../../metadata/rules/rule.js';
import { useSetting, type BuilderSetting } from './setting.js';
import { isToOne, type FieldFacts } from './types.js';

interface FieldOption {
  readonly value: string;
  readonly label: string;
}
interface OptionGroup {
  readonly label: string;
  readonly options: readonly FieldOption[];
}

/** By group: declared fields, given ones, and those behind each lookup; a path that leads elsewhere stays choosable. */
export function fieldOptions(
  setting: BuilderSetting,
  fits: (field: FieldFacts) => boolean,
  current: string | undefined,
): readonly OptionGroup[] {
  const { facts, object, place, labelOf, t } = setting;
  const fields = [...object.fields.values()];
  const option = (field: FieldFacts): FieldOption => ({ value: field.name, label: labelOf(field) });
  const behind = (lookup: FieldFacts): OptionGroup => ({
    label: labelOf(lookup),
    options: [...(facts.get(lookup.to ?? '')?.fields.values() ?? [])].filter(fits).map((field) => ({
      value: `${lookup.name}.${field.name}`,
      label: `${labelOf(lookup)} › ${labelOf(field)}`,
    })),
  });
  const groups: readonly OptionGroup[] = [
    { label: t('fields'), options: fields.filter((field) => !field.system && fits(field)).map(option) },
    { label: t('given'), options: fields.filter((field) => field.system && fits(field)).map(option) },
    ...(place === 'row' ? fields.filter(isToOne).map(behind) : []),
  ];
  const known = groups.some(({ options }) => options.some(({ value }) => value === current));
  if (known || current === undefined) return groups.filter(({ options }) => options.length > 0);
  const label = setting.labelOfPath(current) ?? t('unknownField', { name: current });
  return [{ label: t('more'), options: [{ value: current, label }] }, ...groups].filter(({ options }) => options.length > 0);
}

interface FieldSelectProps {
  readonly types: readonly RuleType[];
  readonly value: string | undefined;
  readonly change: (path: string) => void;
  readonly label: string;
  /** Only fields of the object itself. */
  readonly own?: boolean;
}

export function FieldSelect({ types, value, change, label, own = false }: FieldSelectProps) {
  const setting = useSetting();
  const options = fieldOptions(own ? { ...setting, place: 'write' } : setting, ({ ruleType }) => types.includes(ruleType), value);
  return (
    <Select<string>
      aria-label={label}
      className="condition-value"
      disabled={setting.disabled}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      listHeight={360}
      placeholder={setting.t('chooseField')}
      options={options.map((group) => ({ ...group, options: [...group.options] }))}
      value={value}
      onChange={change}
    />
  );
}
