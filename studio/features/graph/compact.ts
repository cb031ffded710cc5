/** A large schema laid out in columns is a strip that nobody can look at: tall columns are broken into several. Pure. */
import { type Placed, type Point, type Size } from '../../diagram/layout.js';
import type { Relation } from './schema.js';

/** Width to height that a window has. */
const shape = 1.7;
const gap = { x: 90, y: 20 };

type SizedBox = Size & { readonly id: string };

export function compacted(placed: Placed, boxes: readonly SizedBox[], relations: readonly Relation[]): Placed {
  const columns = columnsOf(placed, boxes);
  const area = boxes.reduce((sum, { width, height }) => sum + (width + gap.x) * (height + gap.y), 0);
  const tallest = Math.max(Math.sqrt(area / shape), ...boxes.map(({ height }) => height));
  const corners = new Map<string, Point>();
  let [x, height] = [0, 0];
  for (const column of columns) {
    let [y, width] = [0, 0];
    for (const box of column) {
      if (y > 0 && y + box.height > tallest) [x, y, width] = [x + width + gap.x, 0, 0];
      corners.set(box.id, { x, y });
      width = Math.max(width, box.width);
      y += box.height + gap.y;
      height = Math.max(height, y - gap.y);
    }
    x += width + gap.x;
  }
  return { boxes: corners, lines: straight(placed, corners, boxes, relations), width: Math.max(x - gap.x, 0), height };
}

/** Boxes by the middle of their column, from left to right; within it from top to bottom. */
function columnsOf({ boxes: corners }: Placed, boxes: readonly SizedBox[]): readonly (readonly SizedBox[])[] {
  const columns = new Map<number, SizedBox[]>();
  for (const box of boxes) {
    const middle = Math.round((corners.get(box.id)?.x ?? 0) + box.width / 2);
    columns.set(middle, [...(columns.get(middle) ?? []), box]);
  }
  const top = ({ id }: SizedBox) => corners.get(id)?.y ?? 0;
  return [...columns].toSorted(([a], [b]) => a - b).map(([, column]) => column.toSorted((a, b) => top(a) - top(b)));
}

/** From side to side, behind what is in between; a line of an object to itself keeps its loop. */
function straight(
  placed: Placed,
  corners: ReadonlyMap<string, Point>,
  boxes: readonly SizedBox[],
  relations: readonly Relation[],
): Placed['lines'] {
  const sizes = new Map(boxes.map((box) => [box.id, box]));
  const side = (id: string, right: boolean): Point => {
    const { x, y } = corners.get(id) ?? { x: 0, y: 0 };
    const { width = 0, height = 0 } = sizes.get(id) ?? {};
    return { x: right ? x + width : x, y: y + Math.min(height / 2, 26) };
  };
  return new Map(
    relations.flatMap(({ id, from, to }) => {
      const [old, now, line] = [placed.boxes.get(from), corners.get(from), placed.lines.get(id)];
      if (!old || !now || !line) return [];
      const shift = ({ x, y }: Point): Point => ({ x: x + now.x - old.x, y: y + now.y - old.y });
      const points = from === to ? line.points.map(shift) : [side(from, false), side(to, true)];
      return [[id, { points, label: middleOf(points) }] as const];
    }),
  );
}

function middleOf(points: readonly Point[]): Point {
  const first = points[0] ?? { x: 0, y: 0 };
  const last = points.at(-1) ?? first;
  return { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 };
}
