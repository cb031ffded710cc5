/** The pages under `/api/docs`: the API as the caller has it, and the error catalogue. No script stands in the page itself (CSP). */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { Language } from '../errors/define.js';
import { errorRows, type ErrorRow } from '../errors/reference.js';

const require = createRequire(import.meta.url);

interface Asset {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
}

const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true, docExpansion: 'none', filter: true, displayRequestDuration: true, validatorUrl: null });\n`;

/** Swagger UI as its package ships it, and the line that starts it; read and packed at the first visit. */
const sources: Readonly<Record<string, readonly [type: string, content: () => Buffer]>> = {
  'swagger-ui.js': ['text/javascript', () => readFileSync(require.resolve('swagger-ui-dist/swagger-ui-bundle.js'))],
  'swagger-ui.css': ['text/css', () => readFileSync(require.resolve('swagger-ui-dist/swagger-ui.css'))],
  'start.js': ['text/javascript', () => Buffer.from(start)],
};
const assets = new Map<string, Asset>();

export function docsAsset(name: string): Asset | undefined {
  const source = Object.hasOwn(sources, name) ? sources[name] : undefined;
  if (!source || assets.has(name)) return assets.get(name);
  const plain = source[1]();
  const asset = { type: `${source[0]}; charset=utf-8`, plain, gzip: gzipSync(plain) };
  assets.set(name, asset);
  return asset;
}

const { version } = require('swagger-ui-dist/package.json') as { readonly version: string };

const page = (language: Language, title: string, head: string, body: string): string =>
  `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${title}</title>${head}</head>
<body>${body}</body></html>
`;

const hints: Readonly<Record<Language, string>> = {
  en: 'This is the API as you may use it: sign in at <a href="/app">/app</a> to see the objects of your workspace. Errors are explained <a href="/api/docs/errors">here</a>.',
  'zh-CN':
    '这里是您有权使用的 API：在 <a href="/app">/app</a> 登录后可看到工作区中的对象。错误码说明见<a href="/api/docs/errors">此处</a>。',
};

export const apiPage = (language: Language): string =>
  page(
    language,
    'Touchstone API',
    `<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css?v=${version}"><style>p{font:15px/1.6 system-ui,sans-serif;max-width:1420px;margin:1rem auto 0;padding:0 20px}</style>`,
    `<p>${hints[language]}</p><div id="api"></div><script src="/api/docs/assets/swagger-ui.js?v=${version}"></script><script src="/api/docs/assets/start.js?v=${version}"></script>`,
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
