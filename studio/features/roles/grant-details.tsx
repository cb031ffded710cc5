/** What a grant says beyond rights: the grant in a sentence, its fields, its transitions. */
import { Alert } from 'antd';
import { isCall } from '../../../metadata/rules/expression.js';
import { rights as allRights } from '../../grants/rights.js';
import { useGrantTexts } from '../../grants/texts.js';
import { Sentence } from '../../condition/condition-field.js';
import { FieldMatrix } from './field-matrix.js';
import type { GrantLineProps } from './grant-line.js';
import { useGrantWords } from './grant-words.js';
import { scopeOf } from './rows-cell.js';
import { useTexts } from './texts.js';
import { TransitionTicks } from './transition-ticks.js';

export function GrantDetails(props: GrantLineProps) {
  const { at, name, grant, edits } = props;
  const t = useTexts();
  const levels = Object.values(grant.fields);
  const writes = grant.rights.some((right) => right === 'create' || right === 'update' || right === 'import');
  const reads = grant.rights.includes('read');
  return (
    <div className="grant-details">
      <InWords {...props} />
      {writes && !levels.includes('edit') ? <Alert type="warning" showIcon title={t('noFieldWarning')} /> : null}
      {reads && levels.every((level) => level === 'hidden') ? <Alert type="warning" showIcon title={t('noReadWarning')} /> : null}
      <div className="grant-parts">
        <FieldMatrix at={at} name={name} grant={grant} edits={edits} />
        <TransitionTicks at={at} name={name} grant={grant} edits={edits} />
      </div>
    </div>
  );
}

function InWords({ at: { line }, grant }: GrantLineProps) {
  const t = useTexts();
  const rightTexts = useGrantTexts();
  const words = useGrantWords();
  const rows: unknown = grant.rows;
  const scope = scopeOf(rows);
  const held = allRights.filter((right) => grant.rights.includes(right)).map((right) => rightTexts(`right.${right}`));
  const [before = '', after = ''] = t('rowsWords.condition', { condition: '\u0000' }).split('\u0000');
  return (
    <p className="grant-sentence">
      {scope !== 'condition' ? t(`rowsWords.${scope}`) : null}
      {scope === 'condition' && !isCall(rows) ? t('rowsWords.missing') : null}
      {scope === 'condition' && isCall(rows) ? (
        <>
          {before}
          {line.object ? <Sentence value={rows} object={line.object.id} place="row" /> : <code>{JSON.stringify(rows)}</code>}
          {after}
        </>
      ) : null}
      {t('words.colon')}
      <strong>{held.join(t('words.join')) || t('words.nothing')}</strong>
      {t('words.stop')}
      {words(line, grant).join(t('words.stop'))}
      {t('words.end')}
    </p>
  );
}
