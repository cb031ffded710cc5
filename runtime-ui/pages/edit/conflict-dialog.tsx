/** Two people changed one record: shows the fields in which they differ and lets the second one decide. */
import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectInfo } from '../../../server/contract/app.js';
import type { RecordData } from '../../../server/contract/records.js';
import { fieldOf } from '../../api/app.js';
import type { Values } from '../../api/records.js';
import { Value } from '../../values/value.js';

export interface Conflict {
  readonly theirs: RecordData;
  readonly mine: Values;
  /** Fields both changed, differently. */
  readonly both: readonly string[];
}

/** `taken`: fields in which the others' value stays. */
export type Decision =
  { readonly kind: 'save'; readonly taken: readonly string[] } | { readonly kind: 'discard' } | { readonly kind: 'stay' };

interface DialogProps {
  readonly object: ObjectInfo;
  readonly conflict: Conflict;
  readonly decide: (decision: Decision) => void;
}

export function ConflictDialog({ object, conflict, decide }: DialogProps) {
  const { t } = useTranslation();
  const [taken, setTaken] = useState<readonly string[]>([]);
  const fields = conflict.both.flatMap((name) => fieldOf(object, name) ?? []);
  const choose = (name: string, theirs: boolean) => setTaken(theirs ? [...taken, name] : taken.filter((one) => one !== name));
  const footer = [
    <Button key="discard" danger onClick={() => decide({ kind: 'discard' })}>
      {t('conflict.allTheirs')}
    </Button>,
    <Button key="save" type="primary" onClick={() => decide({ kind: 'save', taken })}>
      {t('conflict.save')}
    </Button>,
  ];
  return (
    <Modal open width={720} title={t('conflict.title')} onCancel={() => decide({ kind: 'stay' })} footer={footer}>
      <p>{t(fields.length > 0 ? 'conflict.lead' : 'conflict.none')}</p>
      {fields.map((field) => (
        <fieldset key={field.name} className="conflict">
          <legend>{field.label}</legend>
          <Radio.Group
            className="conflict-sides"
            value={taken.includes(field.name) ? 'theirs' : 'mine'}
            onChange={(event) => choose(field.name, event.target.value === 'theirs')}
          >
            <Radio value="mine" aria-label={t('conflict.keepMine', { label: field.label })}>
              <b>{t('conflict.mine')}</b> <Value compact field={field} value={conflict.mine[field.name]} />
            </Radio>
            <Radio value="theirs" aria-label={t('conflict.takeTheirs', { label: field.label })}>
              <b>{t('conflict.theirs')}</b> <Value compact field={field} value={conflict.theirs[field.name]} />
            </Radio>
          </Radio.Group>
        </fieldset>
      ))}
    </Modal>
  );
}
