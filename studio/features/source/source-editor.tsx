/** The text of a document. Text that is no JSON yet stays here; everything else goes into the draft as one types. */
import { forceLinting } from '@codemirror/lint';
import type { EditorView } from '@codemirror/view';
import CodeMirror from '@uiw/react-codemirror';
import { Alert, Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useEdit } from '../../draft/use-draft.js';
import type { Doc } from '../../draft/document.js';
import { useFindings } from '../../draft/use-findings.js';
import { useStable } from '../../../runtime-ui/hooks/stable.js';
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
  const source = useSource(doc, name);
  const view = useRef<EditorView | null>(null);
  const of = { kind: doc.kind, id: doc.id, path: [] } as const;
  const findings = useFindings(of);
  const label = t('editor');
  const readDocument = useStable(() => doc.content);
  const readFindings = useStable(() => findings);
  const extensions = useMemo(
    () => extensionsFor({ kind: doc.kind, label, document: readDocument, findings: readFindings }),
    [doc.kind, label, readDocument, readFindings],
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
            title={source.fault === 'identity' ? t('identity') : t('notJson', { reason: source.fault })}
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

/** `fault`: why the text is not saved: `identity`, or what JSON's own reader says. */
function useSource({ kind, id, content }: Doc, name: string) {
  const t = useTexts();
  const edit = useEdit();
  const [{ text, stands }, set] = useState(() => ({ text: textOf(content), stands: textOf(content) }));
  const now = textOf(content);
  const fault = faultIn(text, kind, id);
  // Changed by an editor, an undo or a colleague: what one is in the middle of typing stays until it is whole.
  if (now !== stands) set({ text: fault ? text : now, stands: now });
  const type = (typed: string) => {
    if (typed === text) return;
    if (faultIn(typed, kind, id)) return set({ text: typed, stands });
    const parsed: unknown = JSON.parse(typed);
    set({ text: typed, stands: textOf(parsed) });
    edit([{ kind, id, content: parsed }], t('edit', { label: name }));
  };
  return {
    text,
    fault,
    type,
    format: () => set({ text: now, stands: now }),
    discard: () => set({ text: now, stands: now }),
  };
}

function faultIn(text: string, kind: string, id: string): string | null {
  try {
    const parsed = JSON.parse(text) as { readonly kind?: unknown; readonly id?: unknown } | null;
    return parsed !== null && parsed.kind === kind && parsed.id === id ? null : 'identity';
  } catch (error) {
    return (error as Error).message;
  }
}
