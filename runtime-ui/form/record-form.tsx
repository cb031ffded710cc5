/** The form of a record, or of some of its fields: drawn by rjsf, judged by the rules while one types. */
import type { IChangeEvent } from '@rjsf/core';
import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Values } from '../api/records.js';
import { byField, controllingValues, drawnData, drawnSchema, drawnUi, errorsOf, sectionsOf } from './drawing.js';
import { KeptOffer } from './kept-offer.js';
import type { Change } from './carry.js';
import { Gone, News, type GoneProps } from './news.js';
import { FormNotes } from './notes.js';
import { Summary, Warnings } from './summary.js';
import { SchemaForm } from './theme.js';
import { fieldIn, useDraft, type Draft, type DraftOptions } from './use-draft.js';
import { useGone } from './use-gone.js';
import { useKept, type KeptOptions } from './use-kept.js';
import { useKeys } from './use-keys.js';
import { useSubmit } from './use-submit.js';
import { useSame } from '../hooks/same.js';
import { useStable } from '../hooks/stable.js';
import { validator } from './validator.js';

const BEHAVIOUR = { constAsDefaults: 'never', emptyObjectFields: 'skipDefaults', allOf: 'skipDefaults' } as const;

interface RecordFormProps extends DraftOptions {
  /**
   * Throws the server's refusal; what it says is shown at its fields. Answers whether it is done with: where somebody
   * else was faster one may want to go on.
   */
  readonly save: (draft: Draft) => Promise<boolean>;
  readonly cancel: () => void;
  readonly saveLabel: string;
  /** Drawn above the fields. */
  readonly top?: (draft: Draft) => ReactNode;
  readonly bottom?: ReactNode;
  /** Told whether leaving would lose something. */
  readonly onDirty?: (dirty: boolean) => void;
  /** Whether the first field takes the focus; a preview must not take it from what one edits. Default true. */
  readonly focusFirst?: boolean;
  /** Where what is entered is kept until it is saved; absent: nowhere. */
  readonly kept?: KeptOptions;
  /** Told of the kind of record that was chosen when what is restored was entered. */
  readonly chooseType?: (name: string) => void;
  /** Why the form could not be fetched anew. */
  readonly trouble?: Error | null;
  /** What became of what the form is for, beside its fields. */
  readonly news?: News;
}

export interface News {
  readonly changes: readonly Change[];
  readonly read: () => void;
  /** It is there no more. */
  readonly gone: GoneProps | null;
  /** It is not known yet what a newer release has made of it. */
  readonly pending: boolean;
}

const noNews: News = { changes: [], read: () => {}, gone: null, pending: false };

export function RecordForm(props: RecordFormProps) {
  const {
    save,
    cancel,
    saveLabel,
    top,
    bottom,
    onDirty,
    focusFirst = true,
    kept: keptOptions,
    chooseType,
    trouble = null,
    news = noNews,
    ...options
  } = props;
  const { t } = useTranslation();
  const draft = useDraft(options);
  const kept = useKept(draft, keptOptions);
  const gone = useGone(draft) ?? news.gone;
  const changes = [...news.changes, ...draft.changes];
  const frame = useRef<HTMLDivElement>(null);
  const { submit, saving, refusal, attempt } = useSubmit({
    draft,
    told: changes.length > 0,
    gone: gone !== null,
    pending: news.pending,
    trouble,
    save,
    saved: kept.saved,
  });
  const drawn = useDrawn(draft, options.columns);
  const dirty = draft.changed.length > 0;
  useEffect(() => onDirty?.(dirty), [dirty, onDirty]);
  useFocusOnFault(frame, attempt);
  useFirstFocus(frame, focusFirst);
  useKeys(frame, () => void submit(), cancel);

  const enter = useStable(({ formData }: IChangeEvent<Values>) =>
    draft.change(Object.fromEntries(draft.states.shown.map((name) => [name, formData?.[name] ?? null]))),
  );
  const leave = useStable((id: string) => draft.touch(nameIn(id, draft.states.shown)));
  const restore = () => {
    const again = kept.restore();
    if (typeof again?.record_type === 'string') chooseType?.(again.record_type);
  };
  const warnings = useSame(byField(draft.warnings, draft.states.shown));
  const faulty = useSame(draft.violations.map(({ pointer }) => fieldIn(pointer)));
  const notes = useMemo(() => ({ warnings, faulty, attempt }), [warnings, faulty, attempt]);
  return (
    <div ref={frame} className="record-form">
      {gone ? <Gone {...gone} /> : null}
      <KeptOffer offer={kept.offer} restore={restore} discard={kept.discard} />
      <News
        changes={changes}
        read={() => {
          news.read();
          draft.readChanges();
        }}
      />
      <Summary violations={draft.violations} shown={draft.states.shown} refusal={refusal} attempts={attempt} />
      {top?.(draft)}
      <FormNotes value={notes}>
        <SchemaForm
          key={draft.round}
          {...drawn}
          validator={validator}
          noValidate
          noHtml5Validate
          showErrorList={false}
          experimental_defaultFormStateBehavior={BEHAVIOUR}
          onChange={enter}
          onBlur={leave}
          onSubmit={() => void submit()}
        >
          {bottom}
          <Warnings warnings={draft.warnings} shown={draft.states.shown} />
          <div className="form-actions">
            <span className="form-hint wide-only">{t('form.shortcut')}</span>
            <Button onMouseDown={keepFocus} onClick={cancel}>
              {t('common.cancel')}
            </Button>
            <Button
              type="primary"
              loading={saving}
              disabled={gone !== null}
              onMouseDown={keepFocus}
              onClick={() => void submit()}
            >
              {saveLabel}
            </Button>
          </div>
        </SchemaForm>
      </FormNotes>
    </div>
  );
}

/** A field that lost focus to the button would show its error, move the button from under the pointer and lose the click. */
const keepFocus = (event: { preventDefault(): void }): void => event.preventDefault();

/** rjsf compares what it is given by identity first: what has not changed is not made anew. */
function useDrawn(draft: Draft, columns: DraftOptions['columns'] = 2) {
  const { t } = useTranslation();
  const { states, values, stored, context } = draft;
  const { object, form, only } = context;
  const violations = useSame(draft.violations);
  const controlling = useSame(controllingValues(object, values));
  const parts = useSame(only);
  const schema = useMemo(() => drawnSchema(form, states), [form, states]);
  const uiSchema = useMemo(() => {
    const sections = parts
      ? [{ id: 'fields', label: null, columns, fields: parts }]
      : sectionsOf(form.layout, states, { ownership: t('form.ownership'), other: t('form.other') });
    const tabs = parts ? [] : form.layout.tabs;
    return drawnUi({ object, form, states, values: controlling, stored, sections, tabs });
  }, [object, form, states, controlling, stored, parts, columns, t]);
  const formData = useMemo(() => drawnData(values, states.shown), [values, states]);
  const extraErrors = useMemo(() => errorsOf(violations, states.shown), [violations, states]);
  return { schema, uiSchema, formData, extraErrors };
}

/** `root_happened_at` → `happened_at`; parts of a field count as the field. */
function nameIn(id: string, shown: readonly string[]): string {
  const name = id.replace(/^root_/, '');
  return shown.includes(name)
    ? name
    : (shown.filter((one) => name.startsWith(`${one}_`)).sort((a, b) => b.length - a.length)[0] ?? name);
}

/** On a phone the keyboard would cover half of the form before one has read it. */
function useFirstFocus(frame: { readonly current: HTMLElement | null }, wanted: boolean): void {
  useEffect(() => {
    if (!wanted || !window.matchMedia('(pointer: fine)').matches) return;
    frame.current?.querySelector<HTMLElement>('form input:not([disabled]), form textarea')?.focus({ preventScroll: true });
  }, [frame, wanted]);
}

function useFocusOnFault(frame: { readonly current: HTMLElement | null }, attempt: number): void {
  const focus = useCallback(() => {
    // In a tab that is not open nothing can have the focus.
    const faulty = [...(frame.current?.querySelectorAll<HTMLElement>('.field-invalid') ?? [])];
    const first = faulty.find((field) => field.offsetParent !== null) ?? faulty[0];
    const input = first?.querySelector<HTMLElement>('input:not([disabled]), textarea, [contenteditable="true"], button');
    (input ?? frame.current?.querySelector<HTMLElement>('[role="alert"]'))?.focus();
    first?.scrollIntoView({ block: 'center' });
  }, [frame]);
  useEffect(() => {
    if (attempt === 0) return;
    const timer = setTimeout(focus, 50);
    return () => clearTimeout(timer);
  }, [attempt, focus]);
}
