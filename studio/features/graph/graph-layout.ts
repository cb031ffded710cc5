/** Where objects stand in the diagram of the schema: what is pointed to left of what points to it. Pure. */
import { place, type Placed, type Point, type Size } from '../../diagram/layout.js';
import { fitted, labelSize, textWidth } from '../../diagram/text-size.js';
import { compacted } from './compact.js';
import type { Schema, SchemaObject } from './schema.js';

export const head = 52;
export const row = 22;
/** More rows than this make a box that nobody reads. */
export const mostRows = 14;
export const labelFont = 12;
const narrow = 150;
const broad = 230;

/** `fields`: whether they are listed in the box. */
export function boxSize({ fields, name }: SchemaObject, label: string, shown: boolean): Size {
  const rows = shown && fields.length > 0 ? Math.min(fields.length, mostRows) + (fields.length > mostRows ? 1 : 0) : 0;
  const text = Math.max(textWidth(label, 14), textWidth(name, 11.5)) + 62;
  const width = Math.round(Math.min(Math.max(text, shown ? 200 : narrow), broad));
  return { width, height: head + (rows > 0 ? rows * row + 10 : 0) };
}

/** Past this many relations their labels are left out: they would cover the picture. */
const mostLabels = 80;
export const showsLabels = ({ relations }: Schema): boolean => relations.length <= mostLabels;

export interface Texts {
  readonly object: (object: SchemaObject) => string;
  readonly relation: (relation: Schema['relations'][number]) => string;
}

export function placeSchema(schema: Schema, shown: boolean, texts: Texts): Placed {
  const linked = new Set(schema.relations.flatMap(({ from, to }) => [from, to]));
  const boxOf = (object: SchemaObject) => ({ id: object.id, ...boxSize(object, texts.object(object), shown) });
  const labels = showsLabels(schema);
  const lines = schema.relations.map((relation) => {
    const { width, lines: rows } = labels
      ? labelSize(relationText(texts.relation(relation)), labelFont, { width: 104, lines: 1 })
      : { width: 0, lines: 0 };
    return { id: relation.id, from: relation.from, to: relation.to, back: true, width: width && width + 12, height: rows * 20 };
  });
  const boxes = schema.objects.filter(({ id }) => linked.has(id)).map(boxOf);
  const placed = place(boxes, lines, { across: labels ? 44 : 70, down: 20 });
  return withLoose(
    labels ? placed : compacted(placed, boxes, schema.relations),
    schema.objects.filter(({ id }) => !linked.has(id)).map(boxOf),
  );
}

export const relationText = (label: string): string => fitted(label, labelFont, 104);

type SizedBox = Size & { readonly id: string };

/** Objects without relations, in rows below the others. */
function withLoose(placed: Placed, boxes: readonly SizedBox[]): Placed {
  const gap = 24;
  const most = Math.max(placed.width, 1100);
  const corners = new Map<string, Point>(placed.boxes);
  let [x, y, tallest, widest] = [0, placed.height > 0 ? placed.height + 48 : 0, 0, placed.width];
  for (const { id, width, height } of boxes) {
    if (x > 0 && x + width > most) [x, y, tallest] = [0, y + tallest + gap, 0];
    corners.set(id, { x, y });
    tallest = Math.max(tallest, height);
    widest = Math.max(widest, x + width);
    x += width + gap;
  }
  return { ...placed, boxes: corners, width: widest, height: boxes.length > 0 ? y + tallest : placed.height };
}
