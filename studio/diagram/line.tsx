/** A line as it was laid out, with its label on it. */
import { BaseEdge, EdgeLabelRenderer, type Edge, type EdgeProps } from '@xyflow/react';
import type { ReactNode } from 'react';
import { pathThrough, type Point } from './layout.js';

interface LineData extends Record<string, unknown> {
  readonly points: readonly Point[];
  readonly at: Point;
  readonly content?: ReactNode;
}
export type LineEdge = Edge<LineData, 'line'>;

function DrawnLine({ id, data, markerEnd, markerStart, style }: EdgeProps<LineEdge>) {
  if (!data) return null;
  return (
    <>
      <BaseEdge
        id={id}
        path={pathThrough(data.points)}
        markerEnd={markerEnd}
        markerStart={markerStart}
        style={style}
        interactionWidth={16}
      />
      {data.content ? (
        <EdgeLabelRenderer>
          <div
            className="line-label nodrag nopan"
            style={{ transform: `translate(-50%, -50%) translate(${data.at.x}px, ${data.at.y}px)` }}
          >
            {data.content}
          </div>
        </EdgeLabelRenderer>
      ) : null}
    </>
  );
}

export const lineTypes = { line: DrawnLine };
