/** What refers to a field, and in how many records it is filled. */
import dayjs from 'dayjs';
import { Progress } from 'antd';
import { useMemo } from 'react';
import type { FieldDocument, ObjectDocument } from '../../../metadata/format/types.js';
import { usesOf } from '../../draft/refactor.js';
import { useDraft } from '../../draft/use-draft.js';
import { UseList } from '../../ui/remove-button.js';
import { useFieldUsage } from './usage.js';
import { useTexts } from './texts.js';

export function FieldUse({ object, field }: { readonly object: ObjectDocument; readonly field: FieldDocument }) {
  const t = useTexts();
  const { documents } = useDraft();
  const uses = useMemo(
    () => usesOf({ kind: 'object', id: object.id, path: ['fields', field.id] }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the uses are read off the draft as it is now
    [documents, object.id, field.id],
  );
  return (
    <aside>
      <section className="panel box" aria-labelledby="field-usage">
        <h2 id="field-usage">{t('field.usage')}</h2>
        <Filled object={object} field={field} />
      </section>
      <section className="panel box" aria-labelledby="field-uses">
        <h2 id="field-uses">{t('field.whereUsed')}</h2>
        {uses.length > 0 ? <UseList uses={uses} /> : <p className="muted">{t('field.nowhere')}</p>}
      </section>
    </aside>
  );
}

function Filled({ object, field }: { readonly object: ObjectDocument; readonly field: FieldDocument }) {
  const t = useTexts();
  const { data } = useFieldUsage(object.id);
  const found = data?.fields[field.id];
  if (!data || !found) return <p className="muted">{t('field.notPublished')}</p>;
  return (
    <>
      <Progress percent={data.total === 0 ? 0 : Math.round((100 * found.filled) / data.total)} aria-label={t('field.filled')} />
      <p className="muted">
        {t('field.filledOf', { filled: found.filled, total: data.total })}
        {found.last_written
          ? ` · ${t('field.lastWritten', { when: dayjs(found.last_written).format('YYYY-MM-DD HH:mm') })}`
          : null}
      </p>
    </>
  );
}
