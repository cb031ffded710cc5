/** A value of a document as people read it: texts by language, the rest as JSON. */
import { isNode } from '../../metadata/documents/component.js';
import type { Label } from '../../metadata/format/types.js';
import './json-value.css';

export function JsonValue({ value }: { readonly value: unknown }) {
  if (typeof value === 'string' || typeof value === 'number') return <span className="long-text">{value}</span>;
  if (isLabel(value)) {
    return (
      <span className="label-value">
        <span lang="en">{value.en}</span>
        {value['zh-CN'] ? <span lang="zh-CN">{value['zh-CN']}</span> : null}
      </span>
    );
  }
  return <pre className="json">{JSON.stringify(value, null, 2)}</pre>;
}

const isLabel = (value: unknown): value is Label =>
  isNode(value) && Object.entries(value).every(([key, text]) => (key === 'en' || key === 'zh-CN') && typeof text === 'string');
