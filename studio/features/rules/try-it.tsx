/** How real records fare under a rule: how many break it, which, and the values that decide. */
import { ExperimentOutlined } from '@ant-design/icons';
import { Alert, Button, Segmented, Select, Table, type TableColumnsType } from 'antd';
import { useId, useState } from 'react';
import type { ObjectDocument, Rule } from '../../../metadata/format/types.js';
import { useLanguage } from '../../../runtime-ui/i18n/language.js';
import { Refusal } from '../../../runtime-ui/api/http.js';
import { useRecords } from '../../condition/references.js';
import { useBuilderSetting, type BuilderSetting } from '../../condition/setting.js';
import { useTexts } from './texts.js';
import { useTrial, type Sample, type Trial } from './trial.js';
import { TrialValue } from './trial-value.js';

interface TryItProps {
  readonly object: ObjectDocument;
  readonly rule: Rule | undefined;
}

export function TryIt({ object, rule }: TryItProps) {
  const t = useTexts();
  const id = useId();
  const [show, setShow] = useState(true);
  const { mutate, data, error, isPending } = useTrial(object.id);
  const isStale = data !== undefined && JSON.stringify(data.rule) !== JSON.stringify(rule);
  const run = (next: boolean): void => {
    setShow(next);
    if (rule) mutate({ rule, show: next });
  };
  return (
    <section className="panel rules-box" aria-labelledby={id}>
      <div className="rules-try-head">
        <div>
          <h2 id={id}>{t('try.title')}</h2>
          <p className="rules-help">{t('try.lead')}</p>
        </div>
        <Button
          icon={<ExperimentOutlined aria-hidden="true" />}
          loading={isPending}
          disabled={!rule}
          onClick={() => run(data && data.answer.matching === 0 ? false : show)}
        >
          {t(data ? 'try.again' : 'try.run')}
        </Button>
      </div>
      {rule && asksAboutChange(rule) ? <p className="rules-help">{t('try.before')}</p> : null}
      {error ? <TrialError error={error} /> : null}
      {data && !error ? <Outcome object={object} trial={data} show={show} turn={run} isStale={isStale} /> : null}
      {rule ? <OneRecord object={object} rule={rule} /> : null}
    </section>
  );
}

const asksAboutChange = (rule: Rule): boolean => /"(changed|previous|is_new)":/.test(JSON.stringify(rule));

function TrialError({ error }: { readonly error: Error }) {
  const t = useTexts();
  const details = error instanceof Refusal ? (error.problem.errors ?? []) : [];
  return (
    <Alert
      type="error"
      showIcon
      title={t('try.failed')}
      description={
        <>
          <p>{error.message}</p>
          <ul>
            {details.map(({ pointer, message }) => (
              <li key={`${pointer} ${message}`}>{message}</li>
            ))}
          </ul>
        </>
      }
    />
  );
}

interface OutcomeProps {
  readonly object: ObjectDocument;
  readonly trial: Trial;
  readonly show: boolean;
  readonly turn: (show: boolean) => void;
  readonly isStale: boolean;
}

function Outcome({ object, trial: { answer }, show, turn, isStale }: OutcomeProps) {
  const t = useTexts();
  const { matching, samples } = answer;
  const total = answer.total.toLocaleString(useLanguage());
  const text =
    answer.total === 0
      ? t('try.none')
      : matching === 0
        ? t('try.clean', { total })
        : t('try.matching', { total, count: matching });
  return (
    <div className="rules-outcome" role="status">
      <p className={matching > 0 ? 'rules-verdict rules-breaks' : 'rules-verdict rules-keeps'}>
        {text} {isStale ? <em>{t('try.stale')}</em> : null}
      </p>
      {answer.current ? null : <p className="rules-help">{t('try.older')}</p>}
      {answer.total > 0 ? (
        <>
          <Segmented<string>
            size="small"
            aria-label={t('try.show')}
            value={String(show)}
            options={[
              { value: 'true', label: t('try.breaking') },
              { value: 'false', label: t('try.keeping') },
            ]}
            onChange={(next) => turn(next === 'true')}
          />
          <Samples object={object} samples={samples} all={show ? matching : answer.total - matching} />
        </>
      ) : null}
    </div>
  );
}

interface SamplesProps {
  readonly object: ObjectDocument;
  readonly samples: readonly Sample[];
  readonly all: number;
}

function Samples({ object, samples, all }: SamplesProps) {
  const t = useTexts();
  const setting = useBuilderSetting(object.id, 'write');
  if (!setting) return null;
  return (
    <>
      <Table<Sample>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={columnsFor(samples, object, setting, t)}
        dataSource={[...samples]}
        locale={{ emptyText: t('try.nobody') }}
      />
      {samples.length < all ? (
        <p className="rules-help">
          {t('try.more', { n: samples.length })} {samples.length < 20 ? t('try.unread') : null}
        </p>
      ) : null}
    </>
  );
}

function columnsFor(
  samples: readonly Sample[],
  object: ObjectDocument,
  setting: BuilderSetting,
  t: ReturnType<typeof useTexts>,
): TableColumnsType<Sample> {
  const paths = [...new Set(samples.flatMap(({ values }) => Object.keys(values)))];
  return [
    {
      title: t('try.record'),
      key: 'record',
      render: (_, { id, label }) => (
        <a href={`/app/${object.name}/${id}`} target="_blank" rel="noreferrer" aria-label={t('try.open', { label: label ?? id })}>
          {label ?? id}
        </a>
      ),
    },
    ...paths.map((path) => ({
      title: setting.labelOfPath(path) ?? path,
      key: path,
      render: (_: unknown, { values }: Sample) => <TrialValue path={path} value={values[path]} setting={setting} />,
    })),
  ];
}

function OneRecord({ object, rule }: { readonly object: ObjectDocument; readonly rule: Rule }) {
  const t = useTexts();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const options = useRecords(object.id, typed, isOpen);
  const { mutate, data, error, isPending } = useTrial(object.id);
  const [chosen, choose] = useState<string | null>(null);
  const sample = data?.answer.samples[0];
  const isStale = data !== undefined && JSON.stringify(data.rule) !== JSON.stringify(rule);
  return (
    <div className="rules-one">
      <h3>{t('try.one')}</h3>
      <div className="rules-one-choice">
        <Select<string>
          aria-label={t('try.one')}
          className="rules-one-record"
          placeholder={t('try.choose')}
          loading={isPending}
          value={chosen}
          onOpenChange={setOpen}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          options={[...options]}
          onChange={(record) => {
            choose(record);
            mutate({ rule, record });
          }}
        />
        {chosen && isStale ? <Button onClick={() => mutate({ rule, record: chosen })}>{t('try.again')}</Button> : null}
      </div>
      {error ? <TrialError error={error} /> : null}
      {sample && !error ? (
        <div role="status">
          <p className={sample.holds ? 'rules-verdict rules-breaks' : 'rules-verdict rules-keeps'}>
            {t(sample.holds ? 'try.breaks' : 'try.keeps')} {isStale ? <em>{t('try.stale')}</em> : null}
          </p>
          <Samples object={object} samples={[sample]} all={1} />
        </div>
      ) : null}
    </div>
  );
}
