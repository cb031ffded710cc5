/** Where the stages of a flow stand in its diagram, and how its transitions run. Pure. */
import type { FlowDocument } from '../../../metadata/format/types.js';
import { place, type Line, type Placed } from '../../diagram/layout.js';
import { labelSize } from '../../diagram/text-size.js';
import { leadsBack } from './edit.js';

export const stageSize = { width: 144, height: 68 };
const labelFont = 13;
const labelRoom = { width: 92, lines: 2 };

/** A transition from several stages is several lines. */
export const lineId = (transition: string, stage: string): string => `${transition}/${stage}`;

/** `text`: the label of a transition as it will be drawn; by id. */
export function placeFlow({ stages, transitions }: FlowDocument, text: (id: string) => string): Placed {
  const ids = new Map(stages.map(({ id, name }) => [name, id]));
  const lines = transitions.flatMap(({ id, from, to }) =>
    from.flatMap((name): Line[] => {
      const ends = [ids.get(name), ids.get(to)] as const;
      if (!ends[0] || !ends[1]) return [];
      const back = leadsBack({ stages, transitions }, name, to);
      const { width, lines: rows } = labelSize(text(id), labelFont, labelRoom);
      const next = stages.findIndex((stage) => stage.name === to) - stages.findIndex((stage) => stage.name === name) === 1;
      return [
        {
          id: lineId(id, ends[0]),
          from: ends[0],
          to: ends[1],
          back,
          weight: next ? 8 : 1,
          width: width + 18,
          height: rows * 17 + 8,
        },
      ];
    }),
  );
  const boxes = stages.map(({ id }) => ({ id, ...stageSize }));
  return place(boxes, lines, { across: 38, down: 18 });
}
