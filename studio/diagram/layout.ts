/** Places boxes from left to right and routes the lines between them; the same input gives the same picture. Pure. */
import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre';

export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Box extends Size {
  readonly id: string;
}
/** `width` and `height`: room for its label; 0 where it has none. */
export interface Line extends Size {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** A heavy line is kept short and straight. */
  readonly weight?: number;
  /** Leads back: it is laid as if it pointed the other way, so that it does not turn the order of the boxes around. */
  readonly back?: boolean;
}

export interface Placed extends Size {
  /** Top left corners, by id of the box. */
  readonly boxes: ReadonlyMap<string, Point>;
  /** From box to box, and where the middle of the label is; by id of the line. */
  readonly lines: ReadonlyMap<string, { readonly points: readonly Point[]; readonly label: Point }>;
}

interface Gaps {
  /** Between columns, beside the room for labels. */
  readonly across: number;
  /** Between boxes of a column. */
  readonly down: number;
}

type Laid = Graph<GraphLabel, NodeLabel, EdgeLabel>;

export function place(boxes: readonly Box[], lines: readonly Line[], { across, down }: Gaps): Placed {
  const graph: Laid = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', ranksep: across, nodesep: down, edgesep: Math.min(down, 14) });
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  const drawn = lines.filter(({ from, to }) => graph.hasNode(from) && graph.hasNode(to));
  for (const line of drawn) {
    const { width, height, weight = 1 } = line;
    graph.setEdge(...ends(line), { width, height, weight, minlen: 1, labelpos: 'c' }, line.id);
  }
  if (boxes.length > 0) layout(graph);
  const routes = route(graph, boxes, drawn);
  const { width = 0, height = 0 } = graph.graph();
  return { boxes: cornersOf(graph, boxes), lines: routes, width, height };
}

const ends = ({ from, to, back }: Line): [string, string] => (back ? [to, from] : [from, to]);

function cornersOf(graph: Laid, boxes: readonly Box[]): Placed['boxes'] {
  return new Map(
    boxes.map(({ id, width, height }) => {
      const { x = 0, y = 0 } = graph.node(id);
      return [id, { x: x - width / 2, y: y - height / 2 }];
    }),
  );
}

/** A line on its way: the points between its two boxes, left to right as they were laid. */
interface Route {
  readonly line: Line;
  readonly left: string;
  readonly right: string;
  readonly between: readonly Point[];
  readonly label: Point;
}

function route(graph: Laid, boxes: readonly Box[], lines: readonly Line[]): Placed['lines'] {
  const columns = halfWidths(graph, boxes);
  const routes = lines.map((line): Route => {
    const [left, right] = ends(line);
    const { points = [], x = 0, y = 0 } = graph.edge(left, right, line.id);
    return { line, left, right, between: points.slice(1, -1), label: { x, y } };
  });
  const ports = portsOf(graph, routes);
  return new Map(
    routes.map(({ line, left, right, between, label }) => {
      const middle =
        left === right
          ? between
          : between.flatMap((point) => flat(point, columns.get(Math.round(point.x)) ?? isAt(point, label) * (line.width / 2)));
      const points = [ports.get(`${line.id} leaves`), ...middle, ports.get(`${line.id} enters`)].filter((point) => !!point);
      return [line.id, { points: line.back ? points.toReversed() : points, label }];
    }),
  );
}

const isAt = (point: Point, label: Point): number => (Math.abs(point.x - label.x) < 1 && Math.abs(point.y - label.y) < 1 ? 1 : 0);

/** Beside boxes and under its label a line runs level; it climbs in between. */
const flat = ({ x, y }: Point, half: number): readonly Point[] =>
  half === 0
    ? [{ x, y }]
    : [
        { x: x - half, y },
        { x: x + half, y },
      ];

/** Half the width of every column of boxes, by the x of its middle. */
function halfWidths(graph: Laid, boxes: readonly Box[]): ReadonlyMap<number, number> {
  const columns = new Map<number, number>();
  for (const { id, width } of boxes) {
    const x = Math.round(graph.node(id).x ?? 0);
    columns.set(x, Math.max(columns.get(x) ?? 0, width / 2));
  }
  return columns;
}

const room = 11;

/** Where lines touch their boxes: level with where they go, apart from each other. */
function portsOf(graph: Laid, routes: readonly Route[]): ReadonlyMap<string, Point> {
  const sides = new Map<
    string,
    { readonly x: number; readonly box: Required<Point & Size>; readonly wanted: [string, number][] }
  >();
  const add = (id: string, side: 1 | -1, key: string, y: number): void => {
    const { x = 0, y: middle = 0, width, height } = graph.node(id);
    const found = sides.get(`${id} ${side}`) ?? { x: x + (side * width) / 2, box: { x, y: middle, width, height }, wanted: [] };
    found.wanted.push([key, y]);
    sides.set(`${id} ${side}`, found);
  };
  for (const { line, left, right, between } of routes) {
    const level = (id: string) => graph.node(id).y ?? 0;
    add(left, 1, `${line.id} leaves`, between[0]?.y ?? level(right));
    // A line to its own box comes back on the side on which it left.
    add(right, left === right ? 1 : -1, `${line.id} enters`, between.at(-1)?.y ?? level(left));
  }
  return new Map(
    [...sides.values()].flatMap(({ x, box, wanted }) => {
      const sorted = wanted.toSorted(([, a], [, b]) => a - b);
      const levels = spread(
        sorted.map(([, y]) => y),
        box.y - box.height / 2 + room,
        box.y + box.height / 2 - room,
      );
      return sorted.map(([key], index) => [key, { x, y: levels[index] ?? box.y }] as const);
    }),
  );
}

/** The closest levels to those wanted (ascending) that lie between the bounds and keep apart as far as there is room. */
export function spread(wanted: readonly number[], from: number, to: number): readonly number[] {
  const gap = wanted.length > 1 ? Math.min(room, (to - from) / (wanted.length - 1)) : 0;
  const levels: number[] = [];
  for (const [index, y] of wanted.entries()) {
    const least = index === 0 ? from : (levels[index - 1] ?? from) + gap;
    const most = to - gap * (wanted.length - 1 - index);
    levels.push(Math.min(Math.max(y, least), most));
  }
  return levels;
}

/** The line as an SVG path: level at every point, curved in between. */
export function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let before = first;
  let path = `M${round(first.x)},${round(first.y)}`;
  for (const point of rest) {
    const middle = round((before.x + point.x) / 2);
    path +=
      before.y === point.y
        ? `H${round(point.x)}`
        : `C${middle},${round(before.y)} ${middle},${round(point.y)} ${round(point.x)},${round(point.y)}`;
    before = point;
  }
  return path;
}

const round = (value: number): number => Math.round(value * 10) / 10;
