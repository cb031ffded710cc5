/** One section: its heading in place, its settings on demand, its fields. */
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Drawer, Segmented, Select, Tag } from 'antd';
import { useState } from 'react';
import type { SectionDocument } from '../../../metadata/format/types.js';
import { ConditionField } from '../../condition/condition-field.js';
import { useLabel } from '../../draft/label.js';
import { LabelInput } from '../../ui/label-input.js';
import { moveSection, removeSection } from './edit.js';
import { areaOf, FieldArea, type AreaProps } from './field-area.js';
import type { LayoutProps } from './layout-page.js';
import { useTexts } from './texts.js';

interface SectionProps extends LayoutProps, AreaProps {
  readonly section: SectionDocument;
  readonly index: number;
}

export function Section(props: SectionProps) {
  const { section, index, layout, edit } = props;
  const t = useTexts();
  const say = useLabel();
  const [open, setOpen] = useState(false);
  const label = say(section.label, section.id);
  const tab = layout.tabs?.find(({ id }) => id === section.tab) ?? layout.tabs?.[0];
  return (
    <section className="panel box layout-section" aria-label={t('section', { label })}>
      <header>
        <h2>{label}</h2>
        {tab ? <Tag>{say(tab.label, tab.id)}</Tag> : null}
        {section.visible ? <Tag color="gold">{t('visible')} …</Tag> : null}
        <span className="layout-tools">
          <Button
            type="text"
            size="small"
            disabled={index === 0}
            aria-label={`${t('up')}: ${label}`}
            icon={<ArrowUpOutlined aria-hidden="true" />}
            onClick={() => edit((draft) => moveSection(draft, section.id, -1))}
          />
          <Button
            type="text"
            size="small"
            disabled={index === layout.sections.length - 1}
            aria-label={`${t('down')}: ${label}`}
            icon={<ArrowDownOutlined aria-hidden="true" />}
            onClick={() => edit((draft) => moveSection(draft, section.id, 1))}
          />
          <Button
            type="text"
            size="small"
            aria-label={t('sectionSettings', { label })}
            icon={<SettingOutlined aria-hidden="true" />}
            onClick={() => setOpen(true)}
          />
          <Button
            type="text"
            danger
            size="small"
            disabled={layout.sections.length === 1}
            aria-label={t('removeSection', { label })}
            icon={<DeleteOutlined aria-hidden="true" />}
            onClick={() => edit((draft) => removeSection(draft, section.id), t('removeSection', { label }))}
          />
        </span>
      </header>
      <FieldArea {...props} id={areaOf(section.id)} section={section.id} names={section.fields} columns={section.columns ?? 2} />
      <Drawer open={open} onClose={() => setOpen(false)} title={t('sectionSettings', { label })} size={480}>
        <SectionSettings {...props} />
      </Drawer>
    </section>
  );
}

function SectionSettings({ object, layout, edit, section }: SectionProps) {
  const t = useTexts();
  const say = useLabel();
  const set = (recipe: (draft: SectionDocument) => void) =>
    edit((draft) => {
      const found = draft.sections.find(({ id }) => id === section.id);
      if (found) recipe(found);
    });
  return (
    <div className="controls">
      <LabelInput
        label={t('label')}
        required
        value={section.label}
        onChange={(label) => label && set((draft) => void (draft.label = label))}
      />
      <div>
        <span className="control-label">{t('columns')}</span>
        <Segmented<1 | 2 | 3>
          aria-label={t('columns')}
          options={[1, 2, 3]}
          value={section.columns ?? 2}
          onChange={(columns) =>
            set((draft) => {
              if (columns === 2) delete draft.columns;
              else draft.columns = columns;
            })
          }
        />
      </div>
      {layout.tabs ? (
        <div>
          <label className="control-label" htmlFor="section-tab">
            {t('tab')}
          </label>
          <Select
            id="section-tab"
            allowClear
            style={{ width: '100%' }}
            placeholder={t('noTab')}
            value={section.tab ?? null}
            options={layout.tabs.map(({ id, label }) => ({ value: id, label: say(label, id) }))}
            onChange={(tab: string | null | undefined) =>
              set((draft) => {
                if (tab) draft.tab = tab;
                else delete draft.tab;
              })
            }
          />
        </div>
      ) : null}
      <div>
        <span className="control-label">{t('visible')}</span>
        <ConditionField
          label={t('visible')}
          object={object.id}
          place="write"
          constant={false}
          value={section.visible}
          onChange={(rule) =>
            set((draft) => {
              if (typeof rule === 'object') draft.visible = rule;
              else delete draft.visible;
            })
          }
        />
      </div>
    </div>
  );
}
