/** Files of a bundle → contents of documents by key, or everything that is wrong with them. */
import { Failure, type Violation } from '../../errors/define.js';
import { DEEPEST, isDeeper } from '../../serve/request/json-depth.js';
import { inexactIn } from '../../serve/request/json-digits.js';
import { kindAt, kindNamed, type DocumentKind } from '../../../metadata/kinds/index.js';
import { faultsOf } from '../draft/read-edits.js';
import { keyOf } from '../draft/state.js';
import { unzip, type ZipFile } from './zip.js';

interface Bundle {
  /** By key. */
  readonly contents: ReadonlyMap<string, unknown>;
  /** Files that are no documents. */
  readonly ignored: readonly string[];
}

const mostIgnored = 100;

/** Throws `bundle.invalid` with all of it, `bundle.no_app`, and what `unzip` throws. */
export function readBundle(zip: Uint8Array): Bundle {
  const files = unzip(zip);
  const root = rootOf(files);
  const contents = new Map<string, unknown>();
  const ignored: string[] = [];
  const violations: Violation[] = [];
  for (const { name, bytes } of files) {
    const path = name.startsWith(root) ? name.slice(root.length) : '';
    const kind = kindAt(path);
    if (kind === null) {
      ignored.push(name);
      continue;
    }
    const { content, faults } = contentOf(kind, path, bytes);
    violations.push(...faults);
    if (faults.length > 0) continue;
    const key = keyOf(content as { kind: string; id: string });
    if (contents.has(key)) violations.push({ pointer: `/${path}`, code: 'bundle.twice', params: { document: key } });
    contents.set(key, content);
  }
  if (violations.length > 0) throw new Failure('bundle.invalid', { count: violations.length }, violations.slice(0, 100));
  if (![...contents.keys()].some((key) => key.startsWith('app/'))) throw new Failure('bundle.no_app', {});
  return { contents, ignored: ignored.slice(0, mostIgnored) };
}

/** People zip the folder as well as what is in it. */
function rootOf(files: readonly ZipFile[]): string {
  const { file } = kindNamed('app');
  const manifest = files
    .map(({ name }) => name)
    .filter((name) => name === file || (name.endsWith(`/${file}`) && name.split('/').length === 2))
    .toSorted((a, b) => a.length - b.length)[0];
  return manifest?.slice(0, -file.length) ?? '';
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function contentOf(expected: DocumentKind, path: string, bytes: Uint8Array): { content: unknown; faults: readonly Violation[] } {
  const at = `/${path}`;
  let text = '';
  let content: unknown;
  try {
    text = decoder.decode(bytes);
    if (isDeeper(text, DEEPEST))
      return { content, faults: [{ pointer: at, code: 'format.too_deep', params: { limit: DEEPEST } }] };
    content = JSON.parse(text, withoutPrototypes);
  } catch (error) {
    return { content, faults: [{ pointer: at, code: 'format.not_json', params: { reason: (error as Error).message } }] };
  }
  const { kind, id } = (content ?? {}) as { readonly kind?: unknown; readonly id?: unknown };
  if (kind !== expected) return { content, faults: [{ pointer: at, code: 'bundle.kind', params: { kind: expected } }] };
  if (!isId(id)) return { content, faults: [{ pointer: `${at}#/id`, code: 'studio.id', params: {} }] };
  return { content, faults: [...inexactIn(text, `${at}#`), ...faultsOf(expected, id, content, at)] };
}

/** As bodies of requests are read: the name means something else to the language than to documents. */
function withoutPrototypes(this: unknown, key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('"__proto__" cannot be a key');
  return value;
}

const isId = (id: unknown): id is string => typeof id === 'string' && /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/.test(id);
