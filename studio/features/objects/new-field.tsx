/** A new field: first what kind, then what it is called and what that kind cannot do without. What is typed outlives the tab. */
import { Alert, Drawer, Form } from 'antd';
import { useState } from 'react';
import type { ObjectDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { useDocument, type Change } from '../../draft/use-draft.js';
import { isMeant, useFocusBack } from '../../ui/form-dialog.js';
import { useKept, type Typed } from '../../ui/kept.js';
import { useTyped } from '../../ui/typed-form.js';
import { templates, type FieldTemplate, type FieldTypeName } from './gallery.js';
import { Gallery } from './gallery-list.js';
import { nameFollows } from '../../ui/new-names.js';
import { initialOf, NewFieldForm, type FieldValues } from './new-field-form.js';
import { useTexts } from './texts.js';

interface NewFieldProps {
  readonly object: ObjectDocument;
  readonly change: Change<ObjectDocument>;
  readonly close: () => void;
}

/** What one starts from: a bare type, or a ready-made field. */
export type Start = { readonly type: FieldTypeName; readonly template?: FieldTemplate };

/** `again`: what was typed for it before. */
interface Begun {
  readonly start: Start;
  readonly again?: Typed;
}

export function NewField({ object, change, close }: NewFieldProps) {
  const t = useTexts();
  const say = useLabel();
  const [begun, begin] = useState<Begun | null>(null);
  const [form] = Form.useForm<FieldValues>();
  const { typed, ...inputs } = useTyped({ form, initial: begun ? initialOf(begun.start) : {}, follow: nameFollows });
  useFocusBack();
  const { offer, done } = useKept({
    dialog: 'field',
    of: object.id,
    typed: begun && typed && { ...typed, ...originOf(begun.start) },
    restore: ({ type, template, ...again }) => begin({ start: startFrom(type as FieldTypeName, template), again }),
  });
  const [current] = useDocument<ObjectDocument>('object', object.id);
  const start = begun?.start;
  return (
    <Drawer
      open
      onClose={(event) => {
        if (isMeant(event)) done();
        close();
      }}
      size="large"
      title={start ? t('field.adding', { type: t.maybe(`type.${start.type}`) ?? start.type }) : t('field.gallery')}
    >
      {offer}
      {current ? null : (
        <div role="alert" className="form-news">
          <Alert
            type="warning"
            showIcon
            role="presentation"
            title={t('field.objectGone', { label: say(object.label, object.name) })}
            description={t('field.objectGoneText')}
          />
        </div>
      )}
      {begun ? (
        <NewFieldForm
          key={JSON.stringify(begun)}
          form={form}
          inputs={inputs}
          object={object}
          change={current ? change : null}
          {...begun}
          added={done}
          back={() => begin(null)}
          close={close}
        />
      ) : (
        <Gallery choose={(chosen) => begin({ start: chosen })} />
      )}
    </Drawer>
  );
}

const originOf = ({ type, template }: Start) => ({ type, ...(template && { template: template.key }) });

function startFrom(type: FieldTypeName, key: unknown): Start {
  const template = templates.find((one) => one.key === key);
  return { type, ...(template && { template }) };
}
