/** The diagram as an SVG file: shapes and text only, so that every program that shows drawings shows it, and sharply. Pure. */
import { pathThrough, type Placed, type Size } from '../../diagram/layout.js';
import { fitted } from '../../diagram/text-size.js';
import { boxSize, head, labelFont, mostRows, relationText, row, showsLabels, type Texts } from './graph-layout.js';
import type { Relation, Schema, SchemaObject } from './schema.js';

const fonts =
  "Inter, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', Roboto, Arial, sans-serif";
const margin = 24;
export const lineColors: Readonly<Record<Relation['type'], string>> = {
  lookup: '#6b7a99',
  multi_lookup: '#6b7a99',
  master_detail: '#0958d9',
  user: '#a3741a',
};
export const dashOf = (type: Relation['type']): string | undefined => (type === 'multi_lookup' ? '6 4' : undefined);

interface Picture {
  readonly schema: Schema;
  readonly placed: Placed;
  readonly fields: boolean;
  readonly texts: Texts;
  readonly more: (count: number) => string;
  /** Label of a field in a box. */
  readonly field: (field: SchemaObject['fields'][number]) => string;
}

export interface Drawing extends Size {
  readonly svg: string;
}

export function draw(picture: Picture): Drawing {
  const { schema, placed } = picture;
  const [width, height] = [Math.ceil(placed.width + 2 * margin), Math.ceil(placed.height + 2 * margin)];
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-margin} ${-margin} ${width} ${height}" font-family="${fonts}">`,
    `<rect x="${-margin}" y="${-margin}" width="${width}" height="${height}" fill="#fff"/>`,
    `<defs>${Object.entries(lineColors).map(arrow).join('')}</defs>`,
    ...schema.relations.map((relation) => line(relation, placed)),
    ...(showsLabels(schema) ? schema.relations.map((relation) => lineLabel(relation, picture)) : []),
    ...schema.objects.map((object) => box(object, picture)),
    '</svg>',
  ].join('\n');
  return { svg, width, height };
}

const arrow = ([type, color]: [string, string]): string =>
  `<marker id="arrow-${type}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0L10,5L0,10z" fill="${color}"/></marker>`;

function line({ id, type }: Relation, placed: Placed): string {
  const path = pathThrough(placed.lines.get(id)?.points ?? []);
  const dash = dashOf(type);
  return path
    ? `<path d="${path}" fill="none" stroke="${lineColors[type]}" stroke-width="${type === 'master_detail' ? 2 : 1.4}"${dash ? ` stroke-dasharray="${dash}"` : ''} marker-end="url(#arrow-${type})"/>`
    : '';
}

function lineLabel(relation: Relation, { placed, texts }: Picture): string {
  const at = placed.lines.get(relation.id)?.label;
  return at
    ? `<text x="${at.x}" y="${at.y + 4}" font-size="${labelFont}" text-anchor="middle" fill="#4a5468" stroke="#fff" stroke-width="5" paint-order="stroke">${escaped(relationText(texts.relation(relation)))}</text>`
    : '';
}

function box(object: SchemaObject, { placed, fields, texts, more, field }: Picture): string {
  const at = placed.boxes.get(object.id);
  if (!at) return '';
  const label = texts.object(object);
  const { width, height } = boxSize(object, label, fields);
  const text = (x: number, y: number, size: number, fill: string, said: string, rest = '') =>
    `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${rest}>${escaped(fitted(said, size, width - x - 10))}</text>`;
  const rows = fields ? object.fields.slice(0, mostRows) : [];
  const left = object.fields.length - rows.length;
  return [
    `<g transform="translate(${at.x},${at.y})">`,
    `<rect width="${width}" height="${height}" rx="10" fill="#fff" stroke="#c9d0dc"/>`,
    text(14, 23, 14, '#1d2433', label, ' font-weight="600"'),
    text(14, 41, 11.5, '#595f6d', object.name),
    rows.length > 0 ? `<path d="M0,${head}H${width}" stroke="#e6eaf0"/>` : '',
    ...rows.map((one, index) => text(14, head + 20 + index * row, 12, '#1d2433', field(one))),
    fields && left > 0 && rows.length > 0 ? text(14, head + 20 + rows.length * row, 12, '#595f6d', more(left)) : '',
    '</g>',
  ].join('');
}

/** Labels are written by people: markup is text, and what XML has no place for is left out. */
export const escaped = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
