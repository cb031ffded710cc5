/** A query string or a JSON body → one raw form: parameters as a body would carry them, and terms. */
import { segmentOf } from '../../../metadata/values/pointer.js';
import { closest } from '../../errors/closest.js';
import { Failure } from '../../errors/define.js';
import { requireFlat } from './json-depth.js';
import { type Faults } from './faults.js';

interface RawTerm {
  readonly key: string;
  readonly text: string;
}

export interface Input {
  /** Own properties only; null prototype. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly terms: readonly RawTerm[];
}

/** How the text of a parameter becomes what a JSON body carries. */
export type Reading = 'text' | 'list' | 'number' | 'boolean' | 'json';

/** `readings`: the parameters there are. Any other key is a term where terms are `admitted`, else unknown. */
export function fromQuery(query: string, readings: Readonly<Record<string, Reading>>, admitted: boolean, faults: Faults): Input {
  const parameters = Object.create(null) as Record<string, unknown>;
  const terms: RawTerm[] = [];
  for (const [key, text] of new URLSearchParams(query)) {
    const reading = Object.hasOwn(readings, key) ? readings[key] : undefined;
    if (reading === undefined && admitted) terms.push({ key, text });
    else if (reading === undefined) unknownParameter(key, readings, faults);
    else if (key in parameters) faults.add(segmentOf(key), 'request.parameter.repeated', { name: key });
    else parameters[key] = read(text, reading);
  }
  return { parameters, terms };
}

function read(text: string, reading: Reading): unknown {
  switch (reading) {
    case 'text':
      return text;
    case 'list':
      return text === '' ? [] : text.split(',');
    case 'number':
      return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'json':
      return parse(text);
  }
}

/** Text that is no JSON stays text, which no parameter of this kind admits. */
function parse(text: string): unknown {
  requireFlat(text);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function fromBody(body: unknown, readings: Readonly<Record<string, Reading>>, faults: Faults): Input {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Failure('request.malformed');
  const parameters = Object.assign(Object.create(null) as Record<string, unknown>, body);
  for (const key of Object.keys(parameters)) if (!Object.hasOwn(readings, key)) unknownParameter(key, readings, faults);
  return { parameters, terms: [] };
}

function unknownParameter(name: string, readings: Readonly<Record<string, Reading>>, faults: Faults): void {
  const suggestion = closest(name, Object.keys(readings));
  faults.add(segmentOf(name), 'request.parameter.unknown', { name, ...(suggestion !== undefined && { suggestion }) });
}
