/** The pages under `/api/docs`: the API as the caller has it, and the error catalogue. No script stands in the page itself (CSP). */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Language } from '../errors/define.js';
import { errorRows, type ErrorRow } from '../errors/reference.js';

const require = createRequire(import.meta.url);

export interface Script {
  readonly plain: Buffer;
  readonly gzip: Buffer;
}

let script: Script | undefined;

/** RapiDoc as its package ships it; read at the first visit. */
export function rapidoc(): Script {
  const file = require.resolve('rapidoc/dist/rapidoc-min.js');
  script ??= { plain: readFileSync(file), gzip: readFileSync(`${file}.gz`) };
  return script;
}

const { version } = require('rapidoc/package.json') as { readonly version: string };

const page = (language: Language, title: string, head: string, body: string): string =>
  `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${title}</title>${head}</head>
<body>${body}</body></html>
`;

export const apiPage = (language: Language): string =>
  page(
    language,
    'Touchstone API',
    `<script type="module" src="/api/docs/rapidoc.js?v=${version}"></script>`,
    `<rapi-doc spec-url="/api/openapi.json" render-style="read" theme="light" primary-color="#0958d9" show-header="false" load-fonts="false" regular-font="system-ui, sans-serif" allow-authentication="false" allow-server-selection="false" fetch-credentials="same-origin" schema-style="table" show-method-in-nav-bar="as-colored-text" use-path-in-nav-bar="false"></rapi-doc>`,
  );

const headings: Readonly<Record<Language, readonly [title: string, status: string, text: string, note: string]>> = {
  en: ['Errors', 'Status', 'Text', 'A code without a status is a violation: it is listed under “errors” of another failure.'],
  'zh-CN': ['错误码', '状态码', '说明', '没有状态码的是单项违规，列在其他错误的 “errors” 中。'],
};

const style = `<style>
body{font:15px/1.6 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #ddd}
code{white-space:nowrap}tr:target{background:#fffbe6}
@media(max-width:40rem){td,th{display:block;border:0;padding:.1rem 0}tr{display:block;padding:.6rem 0;border-bottom:1px solid #ddd}thead{display:none}code{white-space:normal}}
</style>`;

/** Both languages, the reader's own first. */
export function errorsPage(language: Language): string {
  const [title, status, text, note] = headings[language];
  const other = language === 'en' ? 'zh-CN' : 'en';
  const row = (of: ErrorRow): string =>
    `<tr id="${of.code}"><td><code>${of.code}</code></td><td>${of.status || ''}</td><td>${escaped(of.text[language])}<br><span lang="${other}">${escaped(of.text[other])}</span></td></tr>`;
  const head = `<thead><tr><th scope="col">code</th><th scope="col">${status}</th><th scope="col">${text}</th></tr></thead>`;
  return page(
    language,
    title,
    style,
    `<main><h1>${title}</h1><p>${note}</p><table>${head}<tbody>\n${errorRows().map(row).join('\n')}\n</tbody></table></main>`,
  );
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
