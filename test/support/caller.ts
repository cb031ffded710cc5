/** Calls the API as a browser of our own page would: with the session cookie and an Origin. */

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, else the text. */
  readonly body: T;
  readonly text: string;
}

type Headers_ = Readonly<Record<string, string>>;

export class Caller {
  /** Of users made by the test server; empty for strangers. */
  id = '';
  email = '';
  cookie = '';

  constructor(readonly url: string) {}

  get<T = unknown>(path: string, headers?: Headers_): Promise<Answer<T>> {
    return this.send<T>('GET', path, undefined, headers);
  }

  post<T = unknown>(path: string, body?: unknown, headers?: Headers_): Promise<Answer<T>> {
    return this.send<T>('POST', path, body, headers);
  }

  patch<T = unknown>(path: string, body?: unknown, headers?: Headers_): Promise<Answer<T>> {
    return this.send<T>('PATCH', path, body, headers);
  }

  delete<T = unknown>(path: string, headers?: Headers_): Promise<Answer<T>> {
    return this.send<T>('DELETE', path, undefined, headers);
  }

  /** Signs in and keeps the cookie. */
  async signIn(email: string, password: string, workspace?: string): Promise<Answer<unknown>> {
    const answer = await this.post('/api/session', { email, password, ...(workspace !== undefined && { workspace }) });
    if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${answer.text}`);
    return answer;
  }

  /** `body` may be text, which is sent as it stands. */
  async send<T = unknown>(method: string, path: string, body?: unknown, headers: Headers_ = {}): Promise<Answer<T>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        origin: this.url,
        ...(this.cookie && { cookie: this.cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';', 1)[0] ?? '';
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, text, body: (isJson && text ? JSON.parse(text) : text) as T };
  }
}
