/** The body of a save, read by hand: documents are whatever one types, so only their identity and bounds are checked. */
import { storable } from '../../../metadata/values/storable.js';
import { documentKinds, isKind, type DocumentKind } from '../../../metadata/kinds/index.js';
import { isWithinBounds } from '../../compile/documents/bounds.js';
import { Findings } from '../../compile/documents/finding.js';
import { Failure, type Violation } from '../../errors/define.js';
import type { DraftEdit, SaveRequest } from '../../contract/draft.js';

const most = { edits: 500, bytes: 1_000_000, label: 200 } as const;
const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isId = (id: unknown): id is string => typeof id === 'string' && /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/.test(id);

/** Throws `request.invalid` with every violation. */
export function readSave(body: unknown): SaveRequest {
  if (!isNode(body)) throw new Failure('request.malformed');
  const { base, edits, label = '', ...others } = body;
  const violations: Violation[] = Object.keys(others).map((key) => fault(`/${key}`, 'field.unknown', { field: key }));
  if (!Number.isSafeInteger(base) || Number(base) < 0) violations.push(fault('/base', 'studio.edit_shape'));
  if (typeof label !== 'string') violations.push(fault('/label', 'studio.edit_shape'));
  if (!Array.isArray(edits) || edits.length > most.edits)
    violations.push(fault('/edits', 'studio.edit_count', { limit: most.edits }));
  else violations.push(...faultsIn(edits));
  if (violations.length > 0) throw new Failure('request.invalid', {}, violations);
  return { base: base as number, edits: edits as DraftEdit[], label: storable(label as string).slice(0, most.label) };
}

function faultsIn(edits: readonly unknown[]): Violation[] {
  const seen = new Set<string>();
  return edits.flatMap((edit, index) => {
    const at = `/edits/${index}`;
    if (!isNode(edit) || !Object.hasOwn(edit, 'content') || Object.keys(edit).some((key) => !editKeys.includes(key))) {
      return [fault(at, 'studio.edit_shape')];
    }
    const { kind, id, content } = edit;
    if (!isKind(kind)) return [fault(`${at}/kind`, 'studio.kind', { allowed: documentKinds })];
    if (!isId(id)) return [fault(`${at}/id`, 'studio.id')];
    if (seen.has(`${String(kind)}/${id}`)) return [fault(at, 'studio.edit_twice')];
    seen.add(`${String(kind)}/${id}`);
    return content === null ? [] : faultsOf(kind, id, content, `${at}/content`);
  });
}

const editKeys = ['kind', 'id', 'content'];
const fault = (pointer: string, code: string, params: Violation['params'] = {}): Violation => ({ pointer, code, params });

/** What even an unfinished document must be. */
export function faultsOf(kind: DocumentKind, id: string, content: unknown, at: string): Violation[] {
  if (!isNode(content) || content.kind !== kind || content.id !== id) return [fault(at, 'studio.identity')];
  const findings = new Findings();
  if (isWithinBounds(content, findings.in(''))) {
    const isLarge = Buffer.byteLength(JSON.stringify(content)) > most.bytes;
    return isLarge ? [fault(at, 'format.too_large', { limit: most.bytes })] : [];
  }
  return findings.list().map(({ code, params }) => fault(at, code, params));
}
