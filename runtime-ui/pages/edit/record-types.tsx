/** Which kind of record it is: decides the layout, and which values its picklists offer. */
import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { propertiesOf } from '../../form/rules/states.js';
import type { Draft } from '../../form/use-draft.js';

export function RecordTypes({ draft, choose }: { readonly draft: Draft; readonly choose: (name: string) => void }) {
  const { t } = useTranslation();
  const { object, form } = draft.context;
  if (object.record_types.length < 2 || !('record_type' in propertiesOf(form))) return null;
  const enter = (name: string) => {
    draft.change({ record_type: name });
    choose(name);
  };
  return (
    <div className="record-types">
      <span id="record-type">{t('form.recordType')}</span>
      <Radio.Group
        aria-labelledby="record-type"
        optionType="button"
        value={draft.values.record_type}
        options={object.record_types.map(({ name, label }) => ({ value: name, label }))}
        onChange={(event) => enter(String(event.target.value))}
      />
    </div>
  );
}
