/** JSON as one reads it: what fits stands on one line. */
const WIDTH = 76;

export function jsonText(value: unknown, indent = ''): string {
  const line = JSON.stringify(value);
  if (line === undefined) return '';
  const spaced = onOneLine(value);
  if (indent.length + spaced.length <= WIDTH || typeof value !== 'object' || value === null) return spaced;
  const deeper = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((entry) => jsonText(entry, deeper))
    : Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}: ${jsonText(entry, deeper)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${parts.map((part) => deeper + part).join(',\n')}\n${indent}${close}`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const parts = Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}: ${onOneLine(entry)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}
