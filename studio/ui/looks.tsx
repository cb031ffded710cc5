/** Choosing a colour of the design system, or an icon. */
import { Select } from 'antd';
import common from '../../metadata/format/common.schema.json' with { type: 'json' };
import type { Color } from '../../metadata/format/types.js';
import { iconNames, ObjectIcon } from '../../runtime-ui/ui/icons.js';
import { ColorTag } from '../../runtime-ui/values/tag.js';
import { useTexts } from './texts.js';

const colorNames = common.$defs.color.enum as readonly Color[];

interface LookProps<T extends string> {
  readonly id?: string;
  readonly value: T | undefined;
  readonly onChange: (value: T | undefined) => void;
  readonly 'aria-label'?: string;
  readonly size?: 'small';
  readonly disabled?: boolean;
}

interface ColorProps extends LookProps<Color> {
  /** A text that is shown as it will look, in place of the colour's name. */
  readonly preview?: string;
}

/** `default` is what nothing means, so it is not written. */
export function ColorSelect({ value, onChange, preview, ...rest }: ColorProps) {
  const t = useTexts();
  return (
    <Select
      aria-label={t('chooseColor')}
      {...rest}
      style={{ minWidth: preview === undefined ? 112 : 0, width: '100%' }}
      value={value ?? 'default'}
      options={colorNames.map((color) => ({ value: color, label: <ColorTag color={color}>{t(`colors.${color}`)}</ColorTag> }))}
      {...(preview !== undefined && {
        labelRender: ({ value: color }) => <ColorTag color={String(color)}>{preview}</ColorTag>,
        popupMatchSelectWidth: false,
      })}
      onChange={(color) => onChange(color === 'default' ? undefined : color)}
    />
  );
}

export function IconSelect({ value, onChange, ...rest }: LookProps<string>) {
  const t = useTexts();
  return (
    <Select
      aria-label={t('chooseIcon')}
      {...rest}
      allowClear
      showSearch
      style={{ minWidth: 140, width: '100%' }}
      placeholder={t('chooseIcon')}
      value={value ?? null}
      options={iconNames.map((name) => ({ value: name, label: <IconOption name={name} /> }))}
      onChange={(name: string | null) => onChange(name ?? undefined)}
    />
  );
}

function IconOption({ name }: { readonly name: string }) {
  return (
    <span className="icon-option">
      <ObjectIcon name={name} /> {name}
    </span>
  );
}
