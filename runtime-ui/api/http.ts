/** Calls to the server: JSON in and out, the language of the user, refusals as one error type. */
import type { Problem } from '../../server/contract/problem.js';
import { currentLanguage } from '../i18n/language.js';
import { countSignIns, restart, sessionAgain } from './session-end.js';

/** What the server said no with. `status` 0: it could not be reached. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }
}

type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

interface Options {
  readonly query?: Query | URLSearchParams;
  /** Goes as JSON; a file goes as it is, its `content-type` among the headers. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Number of the release that the call was made for: a write is not to be judged by another. */
  readonly release?: number;
}

export async function call<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const response = await answer(method, path, options);
  if (!response.ok) throw new Refusal(await problemOf(response));
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export const get = <T>(path: string, query?: Query | URLSearchParams, signal?: AbortSignal): Promise<T> =>
  call<T>('GET', path, { query, signal });

/** The answer, unless it is still the one that `etag` names: then null. */
export async function getIfChanged<T>(path: string, etag: string | null): Promise<{ data: T; etag: string | null } | null> {
  const response = await answer('GET', path, { headers: etag ? { 'if-none-match': etag } : {} });
  if (response.status === 304) return null;
  if (!response.ok) throw new Refusal(await problemOf(response));
  return { data: (await response.json()) as T, etag: response.headers.get('etag') };
}

/**
 * The last call of a page whose session it gives to somebody else's eyes: all others are answered before it is sent, none
 * is sent after it, and the page is left. Where it is refused, everything goes on.
 */
export async function callLast(method: string, path: string, options: Options, next: string): Promise<void> {
  let goOn = () => {};
  held = new Promise((resolve) => (goOn = resolve));
  try {
    await Promise.allSettled(underWay);
    const response = await exchange(method, path, options);
    if (!response.ok) throw new Refusal(await problemOf(response));
    restart(next);
  } catch (error) {
    held = null;
    goOn();
    throw error;
  }
}

const underWay = new Set<Promise<Response>>();
/** What is to be sent waits for it. */
let held: Promise<void> | null = null;

/** What the server answers; where the session has ended, what it answers once it goes on. */
async function answer(method: string, path: string, options: Options): Promise<Response> {
  for (;;) {
    const known = countSignIns();
    const response = await send(method, path, options);
    if (response.status !== 401) return response;
    const { code } = await problemOf(response.clone());
    // Sent before somebody signed in, and answered after.
    if (code === 'session.required' && known !== countSignIns()) continue;
    const again = code === 'session.required' ? sessionAgain() : null;
    if (!again) return response;
    await again;
  }
}

async function send(method: string, path: string, options: Options): Promise<Response> {
  while (held) await held;
  const sent = exchange(method, path, options);
  underWay.add(sent);
  try {
    return await sent;
  } finally {
    underWay.delete(sent);
  }
}

async function exchange(method: string, path: string, options: Options): Promise<Response> {
  try {
    return await fetch(`/api/${path}${queryText(options.query)}`, {
      method,
      signal: options.signal,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'accept-language': currentLanguage(),
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.release === undefined ? {} : { 'touchstone-release': String(options.release) }),
        ...options.headers,
      },
      body: options.body === undefined || options.body instanceof Blob ? options.body : JSON.stringify(options.body),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Refusal({ type: 'about:blank', title: 'unreachable', status: 0, code: 'unreachable', request_id: '' });
  }
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return { type: 'about:blank', title: response.statusText, status: response.status, code: 'unreadable', request_id: '' };
  }
}

function queryText(query: Options['query']): string {
  if (!query) return '';
  const search = query instanceof URLSearchParams ? query : new URLSearchParams();
  if (!(query instanceof URLSearchParams)) {
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined && value !== null && value !== '') search.append(name, String(value));
    }
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
