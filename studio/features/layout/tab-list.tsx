/** The tabs of a layout: none, or at least two. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useLabel } from '../../draft/label.js';
import { LabelInput } from '../../ui/label-input.js';
import { addTab, removeTab } from './edit.js';
import type { LayoutProps } from './layout-page.js';
import { useTexts } from './texts.js';

const general = { en: 'General', 'zh-CN': '基本信息' };
const more = { en: 'More', 'zh-CN': '更多' };

export function TabList({ layout, edit }: LayoutProps) {
  const t = useTexts();
  const say = useLabel();
  const add = () => edit((draft) => addTab(draft, general, more));
  if (!layout.tabs) {
    return (
      <p className="layout-tabs-none">
        <Button size="small" icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
          {t('addTabs')}
        </Button>
        <span className="muted">{t('tabsLead')}</span>
      </p>
    );
  }
  return (
    <section className="panel box layout-tabs" aria-labelledby="layout-tabs">
      <h2 id="layout-tabs">{t('tabs')}</h2>
      <ul>
        {layout.tabs.map((tab, index) => (
          <li key={tab.id}>
            <LabelInput
              label={`${t('tab')} ${index + 1}`}
              value={tab.label}
              onChange={(label) =>
                label &&
                edit((draft) => {
                  const found = draft.tabs?.find(({ id }) => id === tab.id);
                  if (found) found.label = label;
                })
              }
            />
            <Button
              type="text"
              danger
              aria-label={t('removeTab', { label: say(tab.label, tab.id) })}
              icon={<DeleteOutlined aria-hidden="true" />}
              onClick={() => edit((draft) => removeTab(draft, tab.id), t('removeTab', { label: say(tab.label, tab.id) }))}
            />
          </li>
        ))}
      </ul>
      <Button size="small" icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
        {t('addTab')}
      </Button>
    </section>
  );
}
