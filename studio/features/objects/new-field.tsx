/** A new field: first what kind, then what it is called and what that kind cannot do without. */
import { Drawer } from 'antd';
import { useState } from 'react';
import type { ObjectDocument } from '../../../metadata/format/types.js';
import type { Change } from '../../draft/use-draft.js';
import type { FieldTemplate, FieldTypeName } from './gallery.js';
import { Gallery } from './gallery-list.js';
import { NewFieldForm } from './new-field-form.js';
import { useTexts } from './texts.js';

interface NewFieldProps {
  readonly object: ObjectDocument;
  readonly change: Change<ObjectDocument>;
  readonly open: boolean;
  readonly close: () => void;
}

/** What one starts from: a bare type, or a ready-made field. */
export type Start = { readonly type: FieldTypeName; readonly template?: FieldTemplate };

export function NewField({ object, change, open, close }: NewFieldProps) {
  const t = useTexts();
  const [start, setStart] = useState<Start | null>(null);
  const leave = () => {
    setStart(null);
    close();
  };
  return (
    <Drawer
      open={open}
      onClose={leave}
      size="large"
      destroyOnHidden
      title={start ? t('field.adding', { type: t.maybe(`type.${start.type}`) ?? start.type }) : t('field.gallery')}
    >
      {start ? (
        <NewFieldForm object={object} change={change} start={start} back={() => setStart(null)} done={leave} />
      ) : (
        <Gallery choose={setStart} />
      )}
    </Drawer>
  );
}
