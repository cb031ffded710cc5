/** The catalogue as people read it: every code with its status and its text in both languages. */
import { catalogue } from './catalogue/index.js';
import type { ErrorDefinition, Language, Params } from './define.js';

export interface ErrorRow {
  readonly code: string;
  /** 0: a violation, listed under `errors` of another failure. */
  readonly status: number;
  readonly text: Readonly<Record<Language, string>>;
}

export const errorRows = (): readonly ErrorRow[] =>
  Object.values(catalogue)
    .map(({ code, status, message }) => ({ code, status, text: { en: sample(message.en), 'zh-CN': sample(message['zh-CN']) } }))
    .toSorted((a, b) => a.code.localeCompare(b.code, 'en'));

/** The message with the names of its params in their places: `{label} is required.` A list of one, so that lists can be joined too. */
const sample = (message: ErrorDefinition['message'][Language]): string =>
  message(new Proxy<Params>({}, { get: (_, name) => [`{${String(name)}}`] }), (label) => String(label));

export function errorsMarkdown(): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const line = ({ code, status, text }: ErrorRow): string =>
    `| \`${code}\` | ${status || ''} | ${cell(text.en)} | ${cell(text['zh-CN'])} |`;
  const table = (rows: readonly ErrorRow[]): string =>
    ['| code | status | en | zh-CN |', '| --- | --- | --- | --- |', ...rows.map(line)].join('\n');
  const rows = errorRows();
  return `# Errors

Failures are \`application/problem+json\` with a \`code\`. Where single values are at fault, \`errors\` lists a violation for each,
with its \`pointer\` (RFC 6901), \`code\`, \`message\` and \`params\`. Codes never change their meaning; \`{…}\` stands for a param.

## Failures

${table(rows.filter(({ status }) => status > 0))}

## Violations and findings

${table(rows.filter(({ status }) => status === 0))}
`;
}
