/** The text of a document. Text that is no JSON yet stays here; everything else goes into the draft as one types. */
import { forceLinting } from '@codemirror/lint';
import type { EditorView } from '@codemirror/view';
import CodeMirror from '@uiw/react-codemirror';
import { Alert, Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { own } from '../../../metadata/documents/component.js';
import { readJson, type JsonFault, type ReadJson } from '../../../metadata/values/json.js';
import { useEdit } from '../../draft/use-draft.js';
import type { Doc } from '../../draft/document.js';
import { useFindings } from '../../draft/use-findings.js';
import { useStable } from '../../../runtime-ui/hooks/stable.js';
import { jsonFaultText } from '../../../runtime-ui/values/json-fault.js';
import { textOf } from './text-of.js';
import { FindingsOf } from '../../ui/findings-of.js';
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
      <p className="source-state" role="status">
        {source.fault ? (
          <Alert
            type="warning"
            showIcon
            title={source.fault === 'identity' ? t('identity') : t('notSaved', { reason: jsonFaultText(source.fault, say) })}
            action={
              <Button size="small" onClick={source.discard}>
                {t('discard')}
              </Button>
            }
          />
        ) : (
          <>
            <span className="muted">{t('saved')}</span>
            <Button size="small" onClick={source.format}>
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

function useSource({ kind, id, content }: Doc, name: string) {
  const t = useTexts();
  const edit = useEdit();
  const [{ text, stands }, set] = useState(() => ({ text: textOf(content), stands: textOf(content) }));
  const now = textOf(content);
  const fault = faultOf(readJson(text), kind, id);
  // Changed by an editor, an undo or a colleague: what one is in the middle of typing stays until it is whole.
  if (now !== stands) set({ text: fault ? text : now, stands: now });
  const type = (typed: string) => {
    if (typed === text) return;
    const read = readJson(typed);
    if (read.kind !== 'value' || faultOf(read, kind, id)) return set({ text: typed, stands });
    set({ text: typed, stands: textOf(read.value) });
    edit([{ kind, id, content: read.value }], t('edit', { label: name }));
  };
  return {
    text,
    fault,
    type,
    format: () => set({ text: now, stands: now }),
    discard: () => set({ text: now, stands: now }),
  };
}

/** Why a text is not saved. */
function faultOf(read: ReadJson, kind: string, id: string): JsonFault | 'identity' | null {
  if (read.kind === 'fault') return read.fault;
  const document = read.kind === 'value' ? read.value : undefined;
  return own(document, 'kind') === kind && own(document, 'id') === id ? null : 'identity';
}
