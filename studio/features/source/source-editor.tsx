/** The text of a document. Text that is no JSON yet stays here; everything else goes into the draft as one types. */
import { forceLinting } from '@codemirror/lint';
import type { EditorView } from '@codemirror/view';
import CodeMirror from '@uiw/react-codemirror';
import { Alert, Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { own } from '../../../metadata/documents/component.js';
import { merge3 } from '../../../metadata/documents/merge.js';
import { sameJson } from '../../../metadata/documents/same.js';
import { readJson, type JsonFault, type ReadJson } from '../../../metadata/values/json.js';
import { useEdit } from '../../draft/use-draft.js';
import type { Doc } from '../../draft/document.js';
import { useFindings } from '../../draft/use-findings.js';
import { useStable } from '../../../runtime-ui/hooks/stable.js';
import { jsonFaultText } from '../../../runtime-ui/values/json-fault.js';
import { textOf } from './text-of.js';
import { FindingsOf } from '../../ui/findings-of.js';
import { useKept } from '../../ui/kept.js';
import { extensionsFor } from './extensions.js';
import { useTexts } from './texts.js';

interface EditorProps {
  readonly doc: Doc;
  readonly name: string;
}

export function SourceEditor({ doc, name }: EditorProps) {
  const t = useTexts();
  const { t: say } = useTranslation();
  const source = useSource(doc, name);
  const view = useRef<EditorView | null>(null);
  const of = { kind: doc.kind, id: doc.id, path: [] } as const;
  const findings = useFindings(of);
  const label = t('editor');
  const readDocument = useStable(() => doc.content);
  const readFindings = useStable(() => findings);
  const inexact = useStable((number: string) => say('form.jsonDigits', { number }));
  const extensions = useMemo(
    () => extensionsFor({ kind: doc.kind, label, document: readDocument, findings: readFindings, inexact }),
    [doc.kind, label, readDocument, readFindings, inexact],
  );
  useEffect(() => {
    if (view.current) forceLinting(view.current);
  }, [findings]);
  return (
    <>
      {source.offer}
      <p className="source-state" role="status">
        {source.fault ? (
          <Alert
            type="warning"
            showIcon
            title={source.fault === 'identity' ? t('identity') : t('notSaved', { reason: jsonFaultText(source.fault, say) })}
            {...(source.overtaken && { description: t('changed') })}
            action={
              <Button size="small" onClick={source.reset}>
                {t('discard')}
              </Button>
            }
          />
        ) : (
          <>
            <span className="muted">{t('saved')}</span>
            <Button size="small" onClick={source.reset}>
              {t('format')}
            </Button>
          </>
        )}
      </p>
      <FindingsOf of={of} />
      <div className="panel source-code">
        <CodeMirror
          value={source.text}
          extensions={extensions}
          minHeight="320px"
          maxHeight="calc(100vh - 260px)"
          onCreateEditor={(created) => {
            view.current = created;
          }}
          onChange={source.type}
        />
      </div>
    </>
  );
}

interface Source {
  readonly text: string;
  /** What the text says, or said last. */
  readonly stands: string;
  /** The document as it was when the text began to be no JSON. */
  readonly base?: unknown;
}

function useSource({ kind, id, content }: Doc, name: string) {
  const t = useTexts();
  const edit = useEdit();
  const [{ text, stands, base }, set] = useState<Source>(() => ({ text: textOf(content), stands: textOf(content) }));
  const now = textOf(content);
  const fault = faultOf(readJson(text), kind, id);
  const { offer, done } = useKept({
    dialog: 'source',
    of: `${kind} ${id}`,
    typed: fault ? { text, base } : null,
    restore: (typed) => set({ text: String(typed.text), stands: now, base: typed.base }),
  });
  // Changed by an editor, an undo or a colleague: what one is in the middle of typing stays until it is whole.
  if (now !== stands) set({ text: fault ? text : now, stands: now, ...(fault && { base }) });
  const type = (typed: string) => {
    if (typed === text) return;
    const read = readJson(typed);
    if (read.kind !== 'value' || faultOf(read, kind, id)) return set({ text: typed, stands, base: fault ? base : content });
    const isOvertaken = fault !== null && !sameJson(base, content);
    const joined = isOvertaken ? merge3(kind, id, base, read.value, content).merged : read.value;
    set({ text: isOvertaken ? textOf(joined) : typed, stands: textOf(joined) });
    edit([{ kind, id, content: joined }], t('edit', { label: name }));
  };
  const reset = () => {
    done();
    set({ text: now, stands: now });
  };
  return { text, fault, overtaken: fault !== null && !sameJson(base, content), offer, type, reset };
}

/** Why a text is not saved. */
function faultOf(read: ReadJson, kind: string, id: string): JsonFault | 'identity' | null {
  if (read.kind === 'fault') return read.fault;
  const document = read.kind === 'value' ? read.value : undefined;
  return own(document, 'kind') === kind && own(document, 'id') === id ? null : 'identity';
}
