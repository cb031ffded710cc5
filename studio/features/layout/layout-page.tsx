/** The layouts of an object: where its fields stand, by drag and drop, with the form as it will be beside it. */
import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { ObjectDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { nameFrom } from '../../draft/names.js';
import type { Change } from '../../draft/use-draft.js';
import { FindingsOf } from '../../ui/findings-of.js';
import { ObjectFrame } from '../../ui/object-frame.js';
import { Canvas } from './canvas.js';
import { addSpecial, implicitLayout, layoutIn, type AnyLayout } from './edit.js';
import { Preview } from './preview.js';
import { RelatedLists } from './related-lists.js';
import { SpecialSettings } from './special-settings.js';
import { TabList } from './tab-list.js';
import { useTexts } from './texts.js';
import './layout.css';

export function LayoutPage() {
  return <ObjectFrame>{(object, change) => <Layouts key={object.id} object={object} change={change} />}</ObjectFrame>;
}

interface LayoutsProps {
  readonly object: ObjectDocument;
  readonly change: Change<ObjectDocument>;
}

/** What every part of the page is given. */
export interface LayoutProps {
  readonly object: ObjectDocument;
  readonly layout: AnyLayout;
  /** `label`: what was done; left out: that the layout was changed. */
  readonly edit: (recipe: (layout: AnyLayout) => void, label?: string) => void;
}

function Layouts({ object, change }: LayoutsProps) {
  const t = useTexts();
  const say = useLabel();
  const [wanted, choose] = useState<string | null>(null);
  const special = object.layouts?.find(({ id }) => id === wanted);
  const implicit = useMemo(() => implicitLayout(object), [object]);
  const layout = special ?? object.layout ?? implicit;
  const edit: LayoutProps['edit'] = (recipe, label = t('change', { label: say(object.label, object.name) })) =>
    change((draft) => recipe(layoutIn(draft, special?.id ?? null)), label);
  const add = () => {
    const label = { en: 'New layout', 'zh-CN': '新布局' };
    const name = nameFrom(label.en, object.layouts ?? [], 'layout');
    change((draft) => choose(addSpecial(draft, label, name)), t('addedSpecial'));
  };
  const props = { object, layout, edit };
  return (
    <>
      <div className="layout-bar">
        <Select
          aria-label={t('which')}
          className="layout-choice"
          value={special?.id ?? ''}
          options={[
            { value: '', label: t('standard') },
            ...(object.layouts ?? []).map(({ id, label, name }) => ({ value: id, label: say(label, name) })),
          ]}
          onChange={(id: string) => choose(id === '' ? null : id)}
        />
        <Button icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
          {t('addSpecial')}
        </Button>
      </div>
      <FindingsOf of={{ kind: 'object', id: object.id, path: special ? ['layouts', special.id] : ['layout'] }} />
      {special ? (
        <SpecialSettings object={object} change={change} layout={special} leave={() => choose(null)} />
      ) : object.layout ? null : (
        <Alert className="layout-note" type="info" showIcon title={t('implicit')} />
      )}
      <div className="layout-work">
        <div>
          <TabList {...props} />
          <Canvas {...props} />
        </div>
        <Preview object={object} special={special} />
      </div>
      <RelatedLists {...props} />
    </>
  );
}
