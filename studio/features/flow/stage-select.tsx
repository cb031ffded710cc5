/** Choosing stages of the flow by name. */
import { Select } from 'antd';
import type { StageDocument } from '../../../metadata/format/types.js';
import { ColorTag } from '../../../runtime-ui/values/tag.js';
import { useLabel } from '../../draft/label.js';

interface StageSelectProps {
  readonly id?: string;
  readonly label: string;
  readonly stages: readonly StageDocument[];
}
interface OneProps extends StageSelectProps {
  readonly value: string | undefined;
  readonly onChange: (name: string) => void;
}
interface ManyProps extends StageSelectProps {
  readonly value: readonly string[];
  readonly onChange: (names: string[]) => void;
}

function useOptions(stages: readonly StageDocument[], chosen: readonly string[]) {
  const say = useLabel();
  const known = stages.map(({ name, label, color = 'default' }) => {
    const text = say(label, name);
    return { value: name, text, label: <ColorTag color={color}>{text}</ColorTag> };
  });
  const lost = chosen.filter((name) => !stages.some((stage) => stage.name === name));
  return [...known, ...lost.map((name) => ({ value: name, text: name, label: <code>{name}</code> }))];
}

const search = { optionFilterProp: 'text' } as const;

export function StageSelect({ id, label, stages, value, onChange }: OneProps) {
  return (
    <Select
      {...(id && { id })}
      aria-label={label}
      style={{ width: '100%' }}
      showSearch={search}
      value={value ?? null}
      options={useOptions(stages, value ? [value] : [])}
      onChange={(name: string | null) => name !== null && onChange(name)}
    />
  );
}

export function StagesSelect({ id, label, stages, value, onChange }: ManyProps) {
  return (
    <Select
      {...(id && { id })}
      aria-label={label}
      mode="multiple"
      style={{ width: '100%' }}
      showSearch={search}
      value={[...value]}
      options={useOptions(stages, value)}
      onChange={(names: string[]) => onChange(names)}
    />
  );
}
