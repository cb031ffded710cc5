/** An object as a box: its name leads to it, its fields are listed where they are asked for. */
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { Link } from 'react-router';
import { ObjectIcon } from '../../../runtime-ui/ui/icons.js';
import { mostRows } from './graph-layout.js';
import type { SchemaObject } from './schema.js';

interface ObjectNodeData extends Record<string, unknown> {
  readonly object: SchemaObject;
  readonly label: string;
  readonly open: string;
  /** Labels of its fields; none: not shown. */
  readonly fields: readonly { readonly id: string; readonly label: string; readonly link: boolean }[];
  readonly more: string | null;
  readonly standing: 'plain' | 'near' | 'focus' | 'dim';
}
export type ObjectNode = Node<ObjectNodeData, 'object'>;

function ObjectBox({ data: { object, label, open, fields, more, standing } }: NodeProps<ObjectNode>) {
  return (
    <div className={`object-box object-box-${standing}`}>
      <Handle type="target" position={Position.Right} isConnectable={false} />
      <Handle type="source" position={Position.Left} isConnectable={false} />
      <div className="object-box-head">
        <ObjectIcon name={object.icon} />
        <span className="object-box-name">
          {object.system ? (
            <strong>{label}</strong>
          ) : (
            <Link
              className="nodrag nopan"
              to={`/objects/${encodeURIComponent(object.id)}`}
              aria-label={open}
              title={label}
              // Going there is not choosing the box, which would write another address.
              onClick={(event) => event.stopPropagation()}
              onKeyDown={(event) => event.stopPropagation()}
            >
              {label}
            </Link>
          )}
          <code title={object.name}>{object.name}</code>
        </span>
      </div>
      {fields.length > 0 ? (
        <ul className="object-box-fields">
          {fields.slice(0, mostRows).map((field) => (
            <li key={field.id} className={field.link ? 'object-box-link' : undefined} title={field.label}>
              {field.label}
            </li>
          ))}
          {more ? <li className="muted">{more}</li> : null}
        </ul>
      ) : null}
    </div>
  );
}

export const nodeTypes = { object: ObjectBox };
