/** Formatted text: HTML of which only harmless elements are kept. */
import sanitizeHtml from 'sanitize-html';
import type { FieldType } from './field-type.js';
import { trimmed } from './parts/conversion.js';
import { opaque } from './parts/mask.js';
import { cleanText, lengthSchema, orNull, textFacets } from './parts/text.js';

const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'br',
    'strong',
    'b',
    'em',
    'i',
    'u',
    's',
    'code',
    'pre',
    'blockquote',
    'ul',
    'ol',
    'li',
    'h1',
    'h2',
    'h3',
    'h4',
    'hr',
    'a',
  ],
  allowedAttributes: { a: ['href', 'target', 'rel'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: { a: sanitizeHtml.simpleTransform('a', { target: '_blank', rel: 'noopener noreferrer' }) },
};

/** What the sanitiser writes in place of characters; the ampersand last. */
const ENTITIES = [
  ['&nbsp;', ' '],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&amp;', '&'],
] as const;

/** An editor's empty document is no value. */
const hasContent = (html: string): boolean => /<hr\b/.test(html) || html.replaceAll(/<[^>]*>|&nbsp;|\s/g, '') !== '';

export const richText: FieldType = {
  ...textFacets,
  name: 'rich_text',
  label: { en: 'Rich text', 'zh-CN': '富文本' },
  description: {
    en: 'Text with headings, lists, links and emphasis. Stored as HTML; anything that could run is removed.',
    'zh-CN': '带标题、列表、链接和强调的文本。以 HTML 保存，可执行内容会被去除。',
  },
  options: {
    max_length: {
      description: 'Most characters, markup included. Default 20000.',
      type: 'integer',
      minimum: 1,
      maximum: 100_000,
    },
  },
  defaults: { max_length: 20_000 },
  operators: ['contains', 'empty'],
  sortable: false,
  groupable: false,
  uniqueable: false,
  searchable: false,
  jsonSchema: lengthSchema,
  uiSchema: () => ({ 'ui:widget': 'richtext' }),
  normalise: (value) => {
    const html = sanitizeHtml(cleanText(value as string), allowed).trim();
    return orNull(hasContent(html) ? html : '');
  },
  ...opaque,
  textSql: (expression) =>
    trimmed(
      ENTITIES.reduce(
        (sql, [entity, character]) => `replace(${sql}, '${entity}', '${character}')`,
        `regexp_replace(regexp_replace(${expression}, '<br */?>|</(p|li|h[1-4]|pre|blockquote)>', e'\\n', 'g'), '<[^>]*>', '', 'g')`,
      ),
    ),
  // Escaped, so that no text becomes markup by a change of type.
  fromTextSql: (text) =>
    trimmed(`replace(replace(replace(replace(${text}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), e'\\n', '<br />')`),
  samples: [
    {
      options: {},
      valid: [
        { in: '<p>你好 <strong>world</strong></p>', out: '<p>你好 <strong>world</strong></p>' },
        { in: '<p>a</p><script>alert(1)</script>', out: '<p>a</p>' },
        { in: '<p onclick="x()">a</p>', out: '<p>a</p>' },
        { in: '<a href="javascript:alert(1)">x</a>', out: '<a target="_blank" rel="noopener noreferrer">x</a>' },
        { in: '<p></p>', out: null },
      ],
      extreme: [
        { in: `<p>${'x'.repeat(19_993)}</p>`, out: `<p>${'x'.repeat(19_993)}</p>` },
        { in: 'a < b & c', out: 'a &lt; b &amp; c' },
      ],
      invalid: [
        { in: 'x'.repeat(20_001), code: 'value.too_long' },
        { in: false, code: 'value.type' },
      ],
    },
  ],
};
