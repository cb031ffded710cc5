/** What the schema of a document knows, where one types it: completion, explanations; and what the check says, underlined. */
import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { json, jsonParseLinter } from '@codemirror/lang-json';
import { linter, type Diagnostic } from '@codemirror/lint';
import { EditorView, hoverTooltip } from '@codemirror/view';
import type { Extension } from '@codemirror/state';
import type { DocumentKind } from '../../../metadata/documents/component.js';
import { inexactNumbers, readJson } from '../../../metadata/values/json.js';
import type { StudioFinding } from '../../../server/contract/component.js';
import { placeAt, rangeOf } from './json-tree.js';
import { literalsOf, schemaAt, type SchemaNode } from './schema-at.js';

interface Source {
  readonly kind: DocumentKind;
  /** The document as it last could be read: it says of which type a field is while one types. */
  readonly document: () => unknown;
  readonly findings: () => readonly StudioFinding[];
  /** What is wrong with a number that cannot be kept as it is written. */
  readonly inexact: (number: string) => string;
  /** What the editor is called, for those who cannot see it. */
  readonly label: string;
}

export const extensionsFor = (source: Source): Extension[] => [
  json(),
  linter(jsonParseLinter()),
  linter((view) => diagnosticsOf(view, source)),
  linter((view) => inexactIn(view, source)),
  autocompletion({ override: [(context) => completions(context, source)] }),
  hoverTooltip((view, position) => explanation(view, position, source)),
  EditorView.lineWrapping,
  // Said outright, since a region that scrolls must be seen to be reachable by the keyboard.
  EditorView.contentAttributes.of({ 'aria-label': source.label, tabindex: '0' }),
];

function diagnosticsOf({ state }: EditorView, { findings }: Source): Diagnostic[] {
  return findings().map(({ pointer, message, level }) => ({
    ...rangeOf(state, pointer),
    severity: level === 'error' ? 'error' : 'warning',
    message,
  }));
}

function inexactIn({ state }: EditorView, { inexact }: Source): Diagnostic[] {
  const text = state.doc.toString();
  const read = readJson(text);
  if (read.kind !== 'fault' || read.fault.kind !== 'digits') return [];
  return inexactNumbers(text).map(({ number, from, to }) => ({ from, to, severity: 'error', message: inexact(number) }));
}

function completions(context: CompletionContext, { kind, document }: Source): CompletionResult | null {
  const { path, node, inKey } = placeAt(context.state, context.pos, -1);
  const word = context.matchBefore(/"?[\w*-]*/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const from = ['PropertyName', 'String'].includes(node.name) ? node.from : word.from;
  const to = ['PropertyName', 'String'].includes(node.name) ? node.to : context.pos;
  const isKey = inKey || node.name === 'Object' || node.name === '{';
  const schema = schemaAt(kind, document(), inKey ? path.slice(0, -1) : path);
  if (!schema) return null;
  return { from, to, options: isKey ? keysOf(schema) : literalsOf(schema).map((label) => ({ label, type: 'enum' })) };
}

const keysOf = (schema: SchemaNode) =>
  Object.entries(schema.properties ?? {}).map(([name, { description }]) => ({
    label: `"${name}"`,
    apply: `"${name}": `,
    type: 'property',
    ...(description !== undefined && { info: description }),
    boost: schema.required?.includes(name) ? 1 : 0,
  }));

function explanation({ state }: EditorView, position: number, { kind, document }: Source) {
  const { path, node } = placeAt(state, position, 1);
  const schema = schemaAt(kind, document(), path);
  if (!schema?.description || path.length === 0) return null;
  const { description } = schema;
  return {
    pos: node.from,
    end: node.to,
    create: () => {
      const dom = globalThis.document.createElement('div');
      dom.className = 'source-help';
      dom.textContent = description;
      return { dom };
    },
  };
}
