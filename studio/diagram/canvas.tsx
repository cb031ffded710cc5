/** A diagram in a window of its own: pan, zoom, fit, in the look of the app. What is drawn comes laid out already. */
import { CompressOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import {
  Background,
  MiniMap,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
  type Edge,
  type Node,
  type ReactFlowProps,
  type Viewport,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { Button, Space, Tooltip } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useStable } from '../../runtime-ui/hooks/stable.js';
import type { Size } from './layout.js';
import './diagram.css';
import { useTexts } from './texts.js';

/** Smaller than this and labels are no longer read; a larger picture begins at its left edge instead. */
const readable = 0.72;
/** What is chosen in a smaller picture is brought closer. */
const legible = 0.45;
const margin = 28;

interface CanvasProps<N extends Node, E extends Edge> extends ReactFlowProps<N, E> {
  /** What the diagram is, for those who do not see it. */
  readonly label: string;
  readonly size: Size;
  /** What is brought into view when it changes. */
  readonly focus?: string | null;
  /** Draws only what is in sight: for pictures of hundreds of boxes. */
  readonly large?: boolean;
  readonly children?: ReactNode;
}

export function Canvas<N extends Node, E extends Edge>({ label, size, focus, large, children, ...props }: CanvasProps<N, E>) {
  const t = useTexts();
  return (
    <ReactFlowProvider>
      <ReactFlow<N, E>
        aria-label={label}
        nodesDraggable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        multiSelectionKeyCode={null}
        selectionKeyCode={null}
        zoomOnDoubleClick={false}
        minZoom={0.08}
        maxZoom={2}
        onlyRenderVisibleElements={large}
        ariaLabelConfig={{
          'node.a11yDescription.default': t('node'),
          'node.a11yDescription.keyboardDisabled': t('node'),
          'edge.a11yDescription.default': t('line'),
          'minimap.ariaLabel': t('map'),
        }}
        {...props}
      >
        <Background color="#dde3ec" gap={20} size={1.4} />
        <Tools />
        <View size={size} focus={focus ?? null} />
        {large ? <MiniMap pannable zoomable nodeColor="#b9c6dc" /> : null}
        {children}
      </ReactFlow>
    </ReactFlowProvider>
  );
}

function Tools() {
  const t = useTexts();
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const window = useStore((state) => state.domNode);
  const tools = [
    ['+', t('zoomIn'), PlusOutlined, () => zoomIn()],
    ['-', t('zoomOut'), MinusOutlined, () => zoomOut()],
    ['0', t('fit'), CompressOutlined, () => fitView({ maxZoom: 1, padding: `${margin}px` })],
  ] as const;
  const press = useStable((event: KeyboardEvent) => {
    const isTyped = event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey;
    const tool = isTyped ? undefined : tools.find(([key]) => key === event.key);
    if (tool) void tool[3]();
  });
  useEffect(() => {
    window?.addEventListener('keydown', press);
    return () => window?.removeEventListener('keydown', press);
  }, [window, press]);
  return (
    <Panel position="bottom-left">
      <Space.Compact aria-label={t('tools')} role="group">
        {tools.map(([key, name, Icon, act]) => (
          <Tooltip key={key} title={`${name} (${key})`}>
            <Button
              size="small"
              icon={<Icon aria-hidden="true" />}
              aria-label={name}
              aria-keyshortcuts={key}
              onClick={() => void act()}
            />
          </Tooltip>
        ))}
      </Space.Compact>
    </Panel>
  );
}

/** Where one looks: at the whole to begin with if that can be read, and at what was chosen elsewhere if it is out of sight. */
function View({ size, focus }: { readonly size: Size; readonly focus: string | null }) {
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const { setViewport, setCenter, getViewport, getInternalNode } = useReactFlow();
  // What was shown of itself last: as long as nobody has moved it, it follows the picture and the window.
  const shown = useRef<Viewport | null>(null);
  const begin = useStable(() => {
    const fit = Math.min((width - 2 * margin) / size.width, (height - 2 * margin) / size.height);
    const zoom = Math.min(1, Math.max(readable, fit));
    const middle = (window: number, picture: number) => Math.max(margin, (window - picture * zoom) / 2);
    const now = getViewport();
    const last = shown.current;
    if (last && (now.x !== last.x || now.y !== last.y || now.zoom !== last.zoom)) return;
    shown.current = { x: middle(width, size.width), y: middle(height, size.height), zoom };
    void setViewport(shown.current);
  });
  const show = useStable((id: string) => {
    const node = getInternalNode(id);
    if (!node) return;
    const { x, y, zoom } = getViewport();
    const { x: left, y: top } = node.internals.positionAbsolute;
    const box = { width: node.measured.width ?? node.width ?? 0, height: node.measured.height ?? node.height ?? 0 };
    const isSeen =
      left * zoom + x >= 0 &&
      top * zoom + y >= 0 &&
      (left + box.width) * zoom + x <= width &&
      (top + box.height) * zoom + y <= height;
    if (!isSeen || zoom < legible) void setCenter(left + box.width / 2, top + box.height / 2, { zoom: Math.max(zoom, readable) });
  });
  const ready = width > 0 && height > 0 && size.width > 0;
  // What was just made is chosen before it is drawn.
  const isThere = useStore((state) => focus !== null && state.nodeLookup.has(focus));
  useEffect(() => {
    if (ready) begin();
  }, [ready, begin, width, height, size.width, size.height]);
  useEffect(() => {
    if (ready && isThere && focus) show(focus);
  }, [ready, isThere, focus, show, width, height]);
  return null;
}
