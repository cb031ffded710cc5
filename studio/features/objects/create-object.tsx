/** A new object: what it is called, where it stands in the menu, who may work with it. The rest follows on its pages. */
import { Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import { useAppDocument, useEdit, useObjects, useRoles } from '../../draft/use-draft.js';
import { useLabel } from '../../draft/label.js';
import { newId } from '../../draft/names.js';
import { grantable, newObject } from './new-object.js';
import { ChoiceItem } from '../../ui/choice-item.js';
import { FormDialog, useFormDialog } from '../../ui/form-dialog.js';
import { IconSelect } from '../../ui/looks.js';
import { useNameRules } from '../../ui/name-rules.js';
import { labelFrom, nameFollows, NewNames, type Names } from '../../ui/new-names.js';
import { useTexts } from './texts.js';

interface Values extends Names {
  readonly plural?: string;
  readonly icon?: string;
  /** Its label, as JSON: a place in the menu may move. */
  readonly group?: string;
  readonly roles?: readonly string[];
}

export function CreateObject({ close }: { readonly close: () => void }) {
  const t = useTexts();
  const dialog = useFormDialog<Values>({ dialog: 'object', follow: nameFollows, close });
  const create = useCreate(dialog.done);
  return (
    <FormDialog dialog={dialog} title={t('new')} okText={t('create')} submit={create} width={640}>
      <Fields />
    </FormDialog>
  );
}

function Fields() {
  const t = useTexts();
  const say = useLabel();
  const app = useAppDocument();
  const roles = grantable(useRoles());
  const nameRules = useNameRules(useObjects(), 'document');
  return (
    <div className="form-grid">
      <NewNames nameRules={nameRules} />
      <Form.Item name="plural" label={`${t('plural')} (English)`}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="icon" label={t('icon')}>
        <IconChoice />
      </Form.Item>
      <ChoiceItem
        name="group"
        label={t('navigation')}
        allowClear
        placeholder={t('noGroup')}
        options={(app?.navigation ?? []).map(({ label }) => ({ value: JSON.stringify(label), label: say(label) }))}
      />
      {roles.length > 0 ? (
        <ChoiceItem
          className="form-wide"
          name="roles"
          label={t('grant')}
          extra={t('grantHelp')}
          several
          options={roles.map(({ id, label, name }) => ({ value: id, label: say(label, name) }))}
        />
      ) : null}
    </div>
  );
}

/** `Form.Item` gives the value and its handler when it draws its child, which types cannot say. */
const IconChoice = (props: Partial<Parameters<typeof IconSelect>[0]>) => (
  <IconSelect {...props} value={props.value} onChange={(icon) => props.onChange?.(icon)} />
);

function useCreate(done: () => void) {
  const t = useTexts();
  const navigate = useNavigate();
  const edit = useEdit();
  const objects = useObjects();
  const app = useAppDocument();
  const roles = useRoles();
  return ({ en, zh, plural, icon, group, roles: granted = [], name }: Values) => {
    const id = newId(objects, 'o');
    const label = labelFrom({ en, zh, name });
    const object = {
      id,
      name,
      label,
      ...(plural?.trim() && { plural: { en: plural.trim(), ...(label['zh-CN'] && { 'zh-CN': label['zh-CN'] }) } }),
      ...(icon && { icon }),
      group: (app?.navigation ?? []).findIndex((one) => JSON.stringify(one.label) === group),
      roles: granted,
    };
    edit(newObject(object, app, roles), t('createdLabel', { label: en }));
    done();
    void navigate(`/objects/${id}`);
  };
}
