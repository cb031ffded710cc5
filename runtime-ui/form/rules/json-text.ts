/** The JSON of a record's field as it is typed. What cannot be kept as it is written is no value: then the text stands for it. */
import { readJson } from '../../../metadata/values/json.js';

/** An object or a list; nothing; or the text, which the form refuses. */
export function jsonEntry(text: string): unknown {
  const read = readJson(text);
  if (read.kind === 'empty') return undefined;
  // Text that JSON would make another text of would pass for what was typed.
  return read.kind === 'value' && typeof read.value === 'object' ? (read.value ?? undefined) : text;
}
