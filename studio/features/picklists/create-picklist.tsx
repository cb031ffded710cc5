/** A new shared picklist with its first values. */
import { Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import type { PicklistDocument } from '../../../metadata/format/types.js';
import { newId } from '../../draft/names.js';
import { useEdit, usePicklists } from '../../draft/use-draft.js';
import { FormDialog, useFormDialog } from '../../ui/form-dialog.js';
import { useNameRules } from '../../ui/name-rules.js';
import { parseValues } from '../../values/paste.js';
import { labelFrom, nameFollows, NewNames, type Names } from '../../ui/new-names.js';
import { useTexts } from './texts.js';

interface Fields extends Names {
  readonly values: string;
}

export function CreatePicklist({ close }: { readonly close: () => void }) {
  const t = useTexts();
  const dialog = useFormDialog<Fields>({ dialog: 'picklist', follow: nameFollows, close });
  const navigate = useNavigate();
  const edit = useEdit();
  const picklists = usePicklists();
  const nameRules = useNameRules(picklists, 'document');
  const create = ({ en, zh, name, values }: Fields) => {
    const id = newId(picklists, 'p');
    const label = labelFrom({ en, zh, name });
    const content: PicklistDocument = {
      kind: 'picklist',
      id,
      name,
      label,
      values: parseValues(values, []) as unknown as PicklistDocument['values'],
    };
    edit([{ kind: 'picklist', id, content }], t('created', { label: en }));
    dialog.done();
    void navigate(`/picklists/${id}`);
  };
  return (
    <FormDialog dialog={dialog} title={t('new')} okText={t('create')} submit={create}>
      <NewNames nameRules={nameRules} />
      <Form.Item name="values" label={t('values')} extra={t('valuesLead')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 14 }} />
      </Form.Item>
    </FormDialog>
  );
}
