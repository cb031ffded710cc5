/** Choosing components of the draft by their API names: what the documents name them by. */
import { Select, type SelectProps } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { allSystemFields } from '../../metadata/documents/system-fields.js';
import type { FieldDocument, Label, ObjectDocument } from '../../metadata/format/types.js';
import { useLabel } from '../draft/label.js';
import { useObjects, usePicklists, useRoles } from '../draft/use-draft.js';
import { useTexts } from './texts.js';
import { usePartName } from './part-name.js';

interface Named {
  readonly name: string;
  readonly label?: Label | undefined;
}

/** One name. */
interface OneProps {
  readonly value: string | undefined;
  readonly onChange: (name: string | undefined) => void;
}
/** Several names, in order of choice. */
interface ManyProps {
  readonly multiple: true;
  readonly value: readonly string[] | undefined;
  readonly onChange: (names: string[] | undefined) => void;
}
type ChoiceProps = (OneProps & { readonly multiple?: false }) | ManyProps;

type Rest = Pick<SelectProps, 'id' | 'disabled' | 'placeholder' | 'allowClear' | 'autoFocus' | 'size' | 'className' | 'style'> & {
  readonly 'aria-label'?: string;
};

interface Group {
  readonly label: string;
  readonly items: readonly Named[];
}

function NameSelect({ groups, multiple, value, onChange, ...rest }: ChoiceProps & Rest & { readonly groups: readonly Group[] }) {
  const say = useLabel();
  const t = useTexts();
  const known = new Set(groups.flatMap(({ items }) => items.map(({ name }) => name)));
  const chosen = multiple ? (value ?? []) : value === undefined ? [] : [value];
  const lost = chosen
    .filter((name) => !known.has(name))
    .map((name) => ({ value: name, label: t('gone', { name }), search: name }));
  const lists = groups.map(({ label, items }) => ({
    label,
    options: items.map(({ name, label: text }) => ({
      value: name,
      label: say(text, name),
      search: [name, text?.en, text?.['zh-CN']].join(' ').toLowerCase(),
    })),
  }));
  const filled = lists.filter(({ options }) => options.length > 0);
  const only = filled.length === 1 ? filled[0]?.options : undefined;
  const shared = {
    ...rest,
    options: [...(only ?? filled), ...lost],
    optionRender: ({ label, value: name }: { label?: ReactNode; value?: string | number | undefined }) => (
      <NameOption label={label} name={name} />
    ),
    showSearch: {
      filterOption: (typed: string, option?: { label?: ReactNode; search?: string }) =>
        option?.search?.includes(typed.toLowerCase()) ?? false,
    },
    popupMatchSelectWidth: 280,
  };
  const style = { width: '100%', ...rest.style };
  if (!multiple)
    return (
      <Select {...shared} style={style} value={value ?? null} onChange={(name: string | null) => onChange(name ?? undefined)} />
    );
  const names = [...chosen];
  return (
    <Select
      {...shared}
      style={style}
      mode="multiple"
      value={names}
      onChange={(all: string[]) => onChange(all.length > 0 ? all : undefined)}
    />
  );
}

function NameOption({ label, name }: { readonly label: ReactNode; readonly name: string | number | undefined }) {
  return (
    <span className="name-option">
      <span>{label}</span>
      {name === undefined ? null : <code>{name}</code>}
    </span>
  );
}

export function ObjectSelect({ exclude = [], ...props }: ChoiceProps & Rest & { readonly exclude?: readonly string[] }) {
  const t = useTexts();
  const partName = usePartName();
  const items = useObjects().filter(({ name }) => !exclude.includes(name));
  return <NameSelect placeholder={t('chooseObject')} {...props} groups={[{ label: partName('object') ?? '', items }]} />;
}

export function PicklistSelect(props: ChoiceProps & Rest) {
  const t = useTexts();
  const partName = usePartName();
  return (
    <NameSelect
      placeholder={t('choosePicklist')}
      {...props}
      groups={[{ label: partName('picklist') ?? '', items: usePicklists() }]}
    />
  );
}

export function RoleSelect(props: ChoiceProps & Rest) {
  const t = useTexts();
  const partName = usePartName();
  return <NameSelect placeholder={t('chooseRole')} {...props} groups={[{ label: partName('role') ?? '', items: useRoles() }]} />;
}

type FieldSelectProps = ChoiceProps &
  Rest & {
    readonly object: ObjectDocument | undefined;
    /** Fields that every object has are offered too. */
    readonly system?: boolean;
    readonly filter?: (field: Pick<FieldDocument, 'name' | 'type'> | { readonly name: string; readonly type: string }) => boolean;
  };

export function FieldSelect({ object, system = false, filter = () => true, ...props }: FieldSelectProps) {
  const t = useTexts();
  const groups = useMemo(
    () => [
      { label: t('ownFields'), items: (object?.fields ?? []).filter(filter) },
      { label: t('systemFields'), items: system && object ? systemFieldsOf(object).filter(filter) : [] },
    ],
    [object, system, filter, t],
  );
  return <NameSelect placeholder={t('chooseField')} {...props} groups={groups} />;
}

const systemFieldsOf = (object: ObjectDocument) =>
  allSystemFields.filter(
    ({ with: needs }) => !needs || (needs === 'flow' ? object.flow !== undefined : (object.record_types?.length ?? 0) > 0),
  );
