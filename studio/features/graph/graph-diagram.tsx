/** Objects and relations drawn: what is chosen or pointed at stands out with its neighbours. */
import { MarkerType } from '@xyflow/react';
import { useMemo } from 'react';
import { Canvas } from '../../diagram/canvas.js';
import type { Placed } from '../../diagram/layout.js';
import { lineTypes, type LineEdge } from '../../diagram/line.js';
import { dashOf, lineColors } from './drawing.js';
import { neighboursOf } from './filter.js';
import { boxSize, mostRows, relationText, showsLabels, type Texts } from './graph-layout.js';
import { nodeTypes, type ObjectNode } from './object-node.js';
import type { Relation, Schema, SchemaObject } from './schema.js';
import { useTexts } from './texts.js';

interface GraphDiagramProps {
  readonly schema: Schema;
  readonly placed: Placed;
  readonly fields: boolean;
  readonly texts: Texts;
  readonly fieldLabel: (field: SchemaObject['fields'][number]) => string;
  /** Ids of objects that were found or chosen. */
  readonly focus: readonly string[];
  readonly choose: (id: string | null) => void;
}

/** More boxes than this are drawn only where one looks. */
const many = 60;

export function GraphDiagram({ schema, placed, fields, texts, fieldLabel, focus, choose }: GraphDiagramProps) {
  const t = useTexts();
  const chosen = useMemo(() => new Set(focus), [focus]);
  const near = useMemo(() => neighboursOf(schema, chosen), [schema, chosen]);
  const nodes = useMemo(
    () =>
      schema.objects.map((object): ObjectNode => {
        const label = texts.object(object);
        const links = new Set(schema.relations.filter(({ from }) => from === object.id).map(({ field }) => field.id));
        const left = object.fields.length - mostRows;
        const size = boxSize(object, label, fields);
        return {
          id: object.id,
          type: 'object',
          position: placed.boxes.get(object.id) ?? { x: 0, y: 0 },
          ...size,
          selected: chosen.has(object.id),
          ariaLabel: t('node', { label, fields: object.fields.length, ...pointing(schema, object.id, texts, t('none')) }),
          data: {
            object,
            label,
            open: t('open', { label }),
            fields: fields
              ? object.fields.map((field) => ({ id: field.id, label: fieldLabel(field), link: links.has(field.id) }))
              : [],
            more: left > 0 ? t('more', { count: left }) : null,
            standing: chosen.size === 0 ? 'plain' : chosen.has(object.id) ? 'focus' : near.has(object.id) ? 'near' : 'dim',
          },
        };
      }),
    [schema, placed, fields, texts, fieldLabel, chosen, near, t],
  );
  const edges = useMemo(
    () => schema.relations.flatMap((relation) => edgeOf(relation, { schema, placed, texts, chosen }) ?? []),
    [schema, placed, texts, chosen],
  );
  return (
    <Canvas<ObjectNode, LineEdge>
      label={t('title')}
      size={placed}
      focus={focus[0] ?? null}
      large={nodes.length > many}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={lineTypes}
      nodesConnectable={false}
      onNodesChange={(changes) => {
        for (const change of changes) if (change.type === 'select' && change.selected) choose(change.id);
      }}
      onPaneClick={() => choose(null)}
    />
  );
}

function pointing({ relations, objects }: Schema, id: string, texts: Texts, none: string) {
  const named = (ids: readonly string[]) =>
    [...new Set(ids)].flatMap((one) => objects.filter((object) => object.id === one).map(texts.object)).join(', ') || none;
  return {
    to: named(relations.filter(({ from }) => from === id).map(({ to }) => to)),
    from: named(relations.filter(({ to }) => to === id).map(({ from }) => from)),
  };
}

interface EdgeContext {
  readonly schema: Schema;
  readonly placed: Placed;
  readonly texts: Texts;
  readonly chosen: ReadonlySet<string>;
}

function edgeOf(relation: Relation, { schema, placed, texts, chosen }: EdgeContext): LineEdge | null {
  const { id, from, to, type } = relation;
  const line = placed.lines.get(id);
  if (!line) return null;
  const lit = chosen.has(from) || chosen.has(to);
  const dim = chosen.size > 0 && !lit;
  const label = texts.relation(relation);
  return {
    id,
    type: 'line',
    source: from,
    target: to,
    selectable: false,
    domAttributes: { 'aria-hidden': true },
    zIndex: lit ? 1 : 0,
    style: {
      stroke: lit ? '#0958d9' : lineColors[type],
      strokeWidth: lit || type === 'master_detail' ? 2 : 1.4,
      strokeDasharray: dashOf(type),
      // Hundreds of lines would be all that one sees.
      opacity: dim ? 0.18 : lit || showsLabels(schema) ? 1 : 0.45,
    },
    markerEnd: { type: MarkerType.ArrowClosed, color: lit ? '#0958d9' : lineColors[type], width: 16, height: 16 },
    data: {
      points: line.points,
      at: line.label,
      content:
        (showsLabels(schema) && !dim) || lit ? (
          <span className={`relation-label ${lit ? 'relation-label-lit' : ''}`} title={label}>
            {relationText(label)}
          </span>
        ) : null,
    },
  };
}
