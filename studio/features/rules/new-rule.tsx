/** A new rule: empty, or from an example made for the fields there are. */
import { DownOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ObjectDocument, ObjectRuleDocument, Rule } from '../../../metadata/format/types.js';
import { useBuilderSetting } from '../../condition/setting.js';
import { examplesFor } from './examples.js';
import { useTexts } from './texts.js';

interface NewRuleProps {
  readonly object: ObjectDocument;
  readonly add: (rule: Omit<ObjectRuleDocument, 'id'>, label: string) => void;
  /** Shows the examples at once and not in a menu. */
  readonly open?: boolean;
}

/** Without a condition the check says so; nothing is refused meanwhile, for it cannot be published. */
const blank: Omit<ObjectRuleDocument, 'id'> = { name: 'rule', when: {} as Rule, message: { en: '' } };

export function NewRule({ object, add, open = false }: NewRuleProps) {
  const t = useTexts();
  const setting = useBuilderSetting(object.id, 'write');
  const examples = setting ? examplesFor(setting.object) : [];
  const take = (name: string): void => {
    const example = examples.find((one) => one.name === name);
    if (example) return add(example.rule, t('done.add', { label: t(`example.${example.name}`) }));
    add(blank, t('done.add', { label: t('unnamed') }));
  };
  if (!open) {
    const items = [
      { key: 'blank', label: t('blank') },
      { type: 'divider' as const },
      ...examples.map(({ name }) => ({ key: name, label: t(`example.${name}`) })),
    ];
    return (
      <Dropdown menu={{ items, onClick: ({ key }) => take(key) }} trigger={['click']}>
        <Button icon={<PlusOutlined aria-hidden="true" />}>
          {t('new')} <DownOutlined aria-hidden="true" />
        </Button>
      </Dropdown>
    );
  }
  return (
    <div className="rules-examples">
      {examples.map(({ name, rule }) => (
        <button key={name} type="button" onClick={() => take(name)}>
          <strong>{t(`example.${name}`)}</strong>
          <span>{t(`exampleText.${name}`)}</span>
          <em>{rule.message[setting?.language ?? 'en']}</em>
        </button>
      ))}
      <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => take('blank')}>
        {t('blank')}
      </Button>
    </div>
  );
}
