/** The flow drawn: stages are boxes, transitions are lines between them; connecting and choosing happen here. */
import { EditOutlined, FilterOutlined, WarningFilled } from '@ant-design/icons';
import { MarkerType, type OnConnectEnd } from '@xyflow/react';
import { useMemo } from 'react';
import type { FlowDocument, TransitionDocument } from '../../../metadata/format/types.js';
import { useStable } from '../../../runtime-ui/hooks/stable.js';
import { Canvas } from '../../diagram/canvas.js';
import { lineTypes, type LineEdge } from '../../diagram/line.js';
import { useLabel } from '../../draft/label.js';
import { leadsBack } from './edit.js';
import { lineId, placeFlow, stageSize } from './flow-layout.js';
import { deadParts, initialStages } from './reach.js';
import { nodeTypes, type StageNode } from './stage-node.js';
import { useTexts } from './texts.js';
import type { Troubles } from './troubles-in.js';
import type { Trial } from './use-trial.js';
import type { Select, Selection } from './use-selection.js';

interface FlowDiagramProps {
  readonly label: string;
  readonly flow: FlowDocument;
  readonly troubles: Troubles;
  readonly selection: Selection | null;
  readonly select: Select;
  /** By name of the stage. */
  readonly connect: (from: string, to: string) => void;
  /** A new stage, connected from this one. */
  readonly extend: (from: string) => void;
  readonly trial: Trial | null;
  /** What is selected goes. */
  readonly remove: () => void;
}

/** As high as the picture wants, within reason. */
const heightFor = (picture: number): number => Math.round(Math.min(Math.max(picture * 0.9 + 130, 270), 480));

export function FlowDiagram({ label, flow, troubles, selection, select, connect, extend, trial, remove }: FlowDiagramProps) {
  const say = useLabel();
  const placed = useMemo(() => {
    const texts = new Map(flow.transitions.map(({ id, label: text, name }) => [id, say(text, name)]));
    return placeFlow(flow, (id) => texts.get(id) ?? '');
  }, [flow, say]);
  const nodes = useNodes(flow, placed.boxes, { troubles, selection, trial });
  const edges = useEdges(flow, placed.lines, { troubles, selection, select, trial });
  const nameOf = (id: string | null | undefined) => flow.stages.find((stage) => stage.id === id)?.name;
  const dropped = useStable<Parameters<OnConnectEnd>, void>((_, { isValid, toNode, fromNode, fromHandle }) => {
    const from = nameOf(fromNode?.id);
    if (!isValid && !toNode && from !== undefined && fromHandle?.type === 'source') extend(from);
  });
  const press = ({ key }: { readonly key: string }) => {
    if (key === 'Escape') select(null);
    if (key === 'Delete' || key === 'Backspace') remove();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys act on what is selected within
    <div className="flow-canvas" style={{ height: heightFor(placed.height) }} onKeyDown={press}>
      <Canvas<StageNode, LineEdge>
        label={label}
        size={placed}
        focus={selection?.kind === 'stage' ? selection.id : null}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={lineTypes}
        onNodesChange={(changes) => {
          for (const change of changes) if (change.type === 'select' && change.selected) select({ kind: 'stage', id: change.id });
        }}
        onEdgeClick={(_, edge) => select({ kind: 'transition', id: transitionIn(edge.id) })}
        onPaneClick={() => select(null)}
        connectionRadius={14}
        onConnect={({ source, target }) => {
          const [from, to] = [nameOf(source), nameOf(target)];
          if (from !== undefined && to !== undefined && from !== to) connect(from, to);
        }}
        onConnectEnd={dropped}
      />
    </div>
  );
}

const transitionIn = (line: string): string => line.slice(0, line.indexOf('/'));

interface State {
  readonly troubles: Troubles;
  readonly selection: Selection | null;
  readonly trial: Trial | null;
}

function useNodes(
  flow: FlowDocument,
  boxes: ReturnType<typeof placeFlow>['boxes'],
  { troubles, selection, trial }: State,
): StageNode[] {
  const t = useTexts();
  const say = useLabel();
  return useMemo(() => {
    const dead = deadParts(flow);
    const initial = new Set(initialStages(flow).map(({ name }) => name));
    return flow.stages.map((stage): StageNode => {
      const { id, name, kind = 'open', required = [] } = stage;
      const label = say(stage.label, name);
      const deadHere = dead.get(name) ?? null;
      const findings = troubles.stage(id);
      const spoken = [
        t('node', { label, kind: t(`kind.${kind}`) }),
        initial.has(name) ? t('nodeInitial') : '',
        required.length > 0 ? t('nodeRequired', { count: required.length }) : '',
        trial?.here === name ? t('trial.here') : '',
        deadHere ? t(`dead.${deadHere}Short`) : '',
        ...findings,
      ];
      return {
        id,
        type: 'stage',
        position: boxes.get(id) ?? { x: 0, y: 0 },
        ...stageSize,
        // Above the lines, chosen ones too: a line begins where one draws the next from.
        zIndex: 2,
        selected: selection?.kind === 'stage' && selection.id === id,
        ariaRole: 'button',
        ariaLabel: spoken.filter(Boolean).join(', '),
        domAttributes: { 'aria-roledescription': t('stage') },
        data: { stage, label, initial: initial.has(name), dead: deadHere, findings, here: trial?.here === name },
      };
    });
  }, [flow, boxes, troubles, selection, trial, t, say]);
}

function useEdges(
  flow: FlowDocument,
  lines: ReturnType<typeof placeFlow>['lines'],
  { troubles, selection, select, trial }: State & { readonly select: Select },
): LineEdge[] {
  const t = useTexts();
  const say = useLabel();
  return useMemo(() => {
    const stages = new Map(flow.stages.map((stage) => [stage.name, stage]));
    return flow.transitions.flatMap((transition) =>
      transition.from.flatMap((from): LineEdge[] => {
        const [source, target] = [stages.get(from), stages.get(transition.to)];
        const id = source && lineId(transition.id, source.id);
        const line = id === undefined ? undefined : lines.get(id);
        if (!source || !target || !line || id === undefined) return [];
        const selected = selection?.kind === 'transition' && selection.id === transition.id;
        const standing = trial && trial.here === from ? trial.standing(transition.name) : null;
        const look = looks[selected ? 'selected' : (standing ?? (leadsBack(flow, from, transition.to) ? 'back' : 'plain'))];
        const label = say(transition.label, transition.name);
        const spoken = t('line', { label, from: say(source.label, from), to: say(target.label, transition.to) });
        return [
          {
            id,
            type: 'line',
            source: source.id,
            target: target.id,
            domAttributes: { 'aria-hidden': true },
            zIndex: selected || standing ? 1 : 0,
            style: {
              stroke: look.color,
              strokeWidth: look.width,
              strokeDasharray: look.dash,
              opacity: trial && !standing ? 0.35 : 1,
            },
            markerEnd: { type: MarkerType.ArrowClosed, color: look.color, width: 16, height: 16 },
            data: {
              points: line.points,
              at: line.label,
              content: (
                <LineLabel
                  transition={transition}
                  label={label}
                  spoken={spoken}
                  tone={selected ? 'selected' : (standing ?? 'plain')}
                  findings={troubles.transition(transition.id)}
                  select={() => select({ kind: 'transition', id: transition.id })}
                />
              ),
            },
          },
        ];
      }),
    );
  }, [flow, lines, troubles, selection, select, trial, t, say]);
}

/** Colour is never alone: what is chosen is bold, what is blocked is dashed. */
const looks = {
  plain: { color: '#5b6b8a', width: 1.6, dash: undefined },
  back: { color: '#7a87a0', width: 1.4, dash: '5 4' },
  selected: { color: '#0958d9', width: 2.6, dash: undefined },
  ready: { color: '#237804', width: 2.6, dash: undefined },
  blocked: { color: '#ad6800', width: 2, dash: '7 4' },
} as const;

interface LineLabelProps {
  readonly transition: TransitionDocument;
  readonly label: string;
  readonly spoken: string;
  readonly tone: 'plain' | 'selected' | 'ready' | 'blocked';
  readonly findings: readonly string[];
  readonly select: () => void;
}

function LineLabel({ transition, label, spoken, tone, findings, select }: LineLabelProps) {
  const t = useTexts();
  const facts = [transition.guard ? t('guarded') : '', transition.reason ? t('reason') : '', ...findings].filter(Boolean);
  return (
    <button
      type="button"
      className={`move-label move-label-${tone}`}
      title={[label, ...facts].join('\n')}
      aria-label={[spoken, ...facts].join(', ')}
      aria-pressed={tone === 'selected'}
      onClick={select}
    >
      <span className="move-label-text">
        {findings.length > 0 ? <WarningFilled className="move-label-warning" aria-hidden="true" /> : null}
        {transition.guard ? <FilterOutlined aria-hidden="true" /> : null}
        {transition.reason ? <EditOutlined aria-hidden="true" /> : null}
        {label}
      </span>
    </button>
  );
}
