/**
 * Raw documents → documents that keep to their schema. A malformed part (one field, one view, one grant) is left out
 * and its name remembered, so that everything else can still be checked and nothing is blamed twice.
 */
import type { AppDocument, ObjectDocument, PicklistDocument, RoleDocument } from '../../../metadata/format/types.js';
import { byKind, documentKinds, isKind, kindNamed, type DocumentKind } from '../../../metadata/kinds/index.js';
import { inside, shapeOf } from '../../../metadata/kinds/shape.js';
import { isWithinBounds } from './bounds.js';
import { didYouMean, shown, type Findings, type Report } from './finding.js';
import { validatorOf } from './schemas.js';
import { reportShape } from './shape.js';

export interface SourceDocument {
  /** Path within the folder of the application. */
  readonly file: string;
  readonly content: unknown;
}

export interface Source<T> {
  readonly document: T;
  readonly report: Report;
  /** Names of malformed parts and `/keys` of malformed sections: references to them are let pass. */
  readonly broken: ReadonlySet<string>;
  /** Entries of lists to be passed over, as `fields/3`. */
  readonly skipped: ReadonlySet<string>;
}

export interface Sources {
  readonly app: Source<AppDocument> | null;
  readonly objects: readonly Source<ObjectDocument>[];
  readonly picklists: readonly Source<PicklistDocument>[];
  readonly roles: readonly Source<RoleDocument>[];
  /** The same and those of every other kind. */
  readonly all: Readonly<Record<DocumentKind, readonly Source<never>[]>>;
  /** `object:customer` for every document too malformed to be used at all. */
  readonly lost: ReadonlySet<string>;
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

export function readDocuments(documents: readonly SourceDocument[], findings: Findings): Sources {
  const found = byKind((): Source<never>[] => []);
  const lost = new Set<string>();
  for (const { file, content } of documents) {
    const report = findings.in(file);
    const kind = isWithinBounds(content, report) ? kindOf(content, report) : undefined;
    if (!kind) continue;
    // A copy, because the model keeps parts of it and is frozen.
    const source = readOne(kind, structuredClone(content) as Node, report);
    if (source) found[kind].push(source as Source<never>);
    else lost.add(`${kind}:${shown((content as Node).name)}`);
  }
  const [app = null, ...further] = found.app;
  for (const { report } of further) report.error('format.app_twice');
  if (!app && !documents.some(({ content }) => isNode(content) && content.kind === 'app'))
    findings.in(kindNamed('app').file).error('format.app_missing');
  return { app, objects: found.object, picklists: found.picklist, roles: found.role, all: found, lost };
}

function kindOf(content: unknown, report: Report): DocumentKind | undefined {
  if (!isNode(content)) return report.error('format.type', { expected: ['object'] });
  const { kind } = content;
  if (isKind(kind)) return kind;
  if (kind === undefined) return report.error('format.key_missing', { key: 'kind' });
  return report
    .at('kind')
    .error('format.choice', { value: shown(kind), allowed: documentKinds, ...didYouMean(shown(kind), documentKinds) });
}

function readOne<T>(kind: DocumentKind, content: Node, report: Report): Source<T> | undefined {
  const isValid = validatorOf(kind);
  if (isValid(content)) return { document: content as T, report, broken: new Set(), skipped: new Set() };
  return usable(kind, content, reportShape(isValid.errors ?? [], report), report);
}

/** A list of things that can be used without the malformed ones among them, not one of names. */
const isList = (kind: DocumentKind, key: string): boolean => {
  const list = inside(shapeOf(kind), key);
  const member = list?.schema.items && inside(list, 0);
  return member !== undefined && (member.schema.type === 'object' || member.schema.oneOf !== undefined);
};

function usable<T>(
  kind: DocumentKind,
  content: Node,
  paths: readonly (readonly string[])[],
  report: Report,
): Source<T> | undefined {
  const needed = kindNamed(kind).schema.required ?? [];
  const broken = new Set<string>();
  const skipped = new Set<string>();
  const document: Record<string, unknown> = { ...content };
  for (const [key, entry] of paths) {
    if (key !== undefined && entry !== undefined && isList(kind, key)) {
      skipped.add(`${key}/${entry}`);
      nameOf((content[key] as readonly unknown[])[Number(entry)], broken);
    } else if (key === undefined || needed.includes(key)) return undefined;
    else {
      broken.add(`/${key}`);
      delete document[key];
    }
  }
  return { document: document as T, report, broken, skipped };
}

function nameOf(part: unknown, broken: Set<string>): void {
  if (!isNode(part)) return;
  for (const key of ['name', 'code']) if (typeof part[key] === 'string') broken.add(part[key]);
}

/** The well-formed entries of a list, each with where to report about it. */
export const partsOf = <T>(
  source: Source<unknown>,
  key: string,
  list: readonly T[] | undefined,
): readonly (readonly [T, Report])[] =>
  (list ?? []).flatMap((part, index) =>
    source.skipped.has(`${key}/${index}`) ? [] : [[part, source.report.at(key, index)] as const],
  );
