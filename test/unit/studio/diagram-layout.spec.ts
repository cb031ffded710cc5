/** The layout of diagrams: nothing overlaps, nothing is lost, and the same input gives the same picture. */
import fc from 'fast-check';
import { pathThrough, place, spread, type Box, type Line, type Placed } from '../../../studio/diagram/layout.js';
import { fitted, labelSize, textWidth } from '../../../studio/diagram/text-size.js';
import { placeFlow, lineId, stageSize } from '../../../studio/features/flow/flow-layout.js';
import { documents } from '../template/template.js';
import type { FlowDocument, ObjectDocument } from '../../../metadata/format/types.js';
import { SEED } from '../../support/extent.js';

const gaps = { across: 40, down: 20 };
const box = (id: string): Box => ({ id, width: 100, height: 50 });
const line = (id: string, from: string, to: string, more: Partial<Line> = {}): Line => ({
  id,
  from,
  to,
  width: 60,
  height: 20,
  ...more,
});

const overlapping = ({ boxes }: Placed, { width, height }: { width: number; height: number }): boolean => {
  const corners = [...boxes.values()];
  return corners.some((a, index) =>
    corners.slice(index + 1).some((b) => Math.abs(a.x - b.x) < width && Math.abs(a.y - b.y) < height),
  );
};

describe('place', () => {
  test('what comes first stands left; a line back does not turn the order around', () => {
    const { boxes } = place([box('a'), box('b')], [line('on', 'a', 'b'), line('back', 'b', 'a', { back: true })], gaps);
    expect(boxes.get('a')!.x + 100).toBeLessThan(boxes.get('b')!.x);
  });

  test('a line begins at the side of its box and ends at the side of the other, whichever way it leads', () => {
    const { boxes, lines } = place([box('a'), box('b')], [line('on', 'a', 'b'), line('back', 'b', 'a', { back: true })], gaps);
    const [a, b] = [boxes.get('a')!, boxes.get('b')!];
    const on = lines.get('on')!.points;
    const back = lines.get('back')!.points;
    expect([on[0]!.x, on.at(-1)!.x]).toEqual([a.x + 100, b.x]);
    expect([back[0]!.x, back.at(-1)!.x]).toEqual([b.x, a.x + 100]);
    expect(on[0]!.y).not.toBe(back.at(-1)!.y);
  });

  test('lines that name no box are left out; no boxes make no picture', () => {
    expect(place([box('a')], [line('lost', 'a', 'gone')], gaps).lines.size).toBe(0);
    expect(place([], [], gaps)).toMatchObject({ width: 0, height: 0 });
  });

  test('a line of a box to itself leaves it and comes back', () => {
    const { lines } = place([box('a')], [line('self', 'a', 'a')], gaps);
    expect(lines.get('self')!.points.length).toBeGreaterThan(2);
  });

  test('boxes never overlap, every line is routed, twice the same', () => {
    const graph = fc.integer({ min: 1, max: 12 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        ends: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 25 }),
      }),
    );
    fc.assert(
      fc.property(graph, ({ count, ends }) => {
        const boxes = Array.from({ length: count }, (_, index) => box(`b${index}`));
        const lines = ends.map(([from, to], index) => line(`l${index}`, `b${from}`, `b${to}`, { back: from > to }));
        const placed = place(boxes, lines, gaps);
        expect(overlapping(placed, { width: 100, height: 50 })).toBe(false);
        expect(placed.lines.size).toBe(lines.length);
        expect(place(boxes, lines, gaps)).toEqual(placed);
      }),
      { numRuns: 60, seed: SEED },
    );
  });
});

describe('spread', () => {
  test.each([
    ['one stays where it wants to be', [30], [30]],
    ['what wants out stays within', [-20, 200], [10, 90]],
    ['neighbours keep apart', [50, 50, 50], [50, 61, 72]],
  ])('%s', (_, wanted, expected) => {
    expect(spread(wanted, 10, 90)).toEqual(expected);
  });

  test('too many share what room there is', () => {
    const levels = spread(
      Array.from({ length: 40 }, () => 50),
      10,
      90,
    );
    expect(levels[0]).toBeGreaterThanOrEqual(10);
    expect(levels.at(-1)).toBeCloseTo(90);
  });
});

test('a path is level where its points are, and curved in between', () => {
  expect(
    pathThrough([
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 30, y: 20 },
    ]),
  ).toBe('M0,0H10C20,0 20,20 30,20');
  expect(pathThrough([])).toBe('');
});

describe('room for texts', () => {
  test('Chinese is about twice as wide as letters', () => {
    expect(textWidth('客户', 10)).toBe(20);
    expect(textWidth('ab', 10)).toBeCloseTo(10.8);
  });

  test('a text that does not fit ends in an ellipsis and then does', () => {
    const cut = fitted('Contacts who took part in this meeting', 12, 104);
    expect(cut).toMatch(/^Contacts.*…$/);
    expect(textWidth(cut, 12)).toBeLessThanOrEqual(104);
    expect(fitted('短', 12, 104)).toBe('短');
  });

  test('a label breaks into as many lines as it is given', () => {
    expect(labelSize('Win', 13, { width: 92, lines: 2 }).lines).toBe(1);
    expect(labelSize('Back to needs analysis', 13, { width: 92, lines: 2 }).lines).toBe(2);
    expect(labelSize('提交方案报价并等待客户确认后再继续', 13, { width: 92, lines: 2 })).toEqual({ width: 92, lines: 2 });
  });
});

describe('flows of the template', () => {
  const flows = documents
    .map(({ content }) => content as ObjectDocument)
    .filter(({ kind, flow }) => kind === 'object' && flow)
    .map(({ name, flow }): [string, FlowDocument] => [name, flow!]);

  test.each(flows)('%s: stages apart, every way drawn', (_, flow) => {
    const placed = placeFlow(flow, (id) => flow.transitions.find((one) => one.id === id)!.label.en);
    expect(overlapping(placed, stageSize)).toBe(false);
    const ways = flow.transitions.flatMap(({ id, from }) =>
      from.map((name) => lineId(id, flow.stages.find((stage) => stage.name === name)!.id)),
    );
    expect([...placed.lines.keys()].toSorted()).toEqual(ways.toSorted());
  });
});
