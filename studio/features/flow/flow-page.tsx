/** The stage flow of an object. */
import { ObjectFrame } from '../../ui/object-frame.js';
import { FlowEditor } from './flow-editor.js';
import './flow.css';

export function FlowPage() {
  return <ObjectFrame>{(object, change) => <FlowEditor key={object.id} object={object} change={change} />}</ObjectFrame>;
}
