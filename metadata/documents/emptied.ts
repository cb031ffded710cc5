/** What becomes of a list from which parts were taken: most go when they are empty, some must not become so. */
import type { DocumentKind } from './component.js';

/**
 * goes: what stands at `pointer` goes. component: and all that names it. floor: it must not become so short.
 * person: only a person can say what is meant then. title: the title takes the place. inactive: the value is no longer chosen.
 * types, untab, layout: the last record type, tab, section has gone.
 */
export interface Emptied {
  readonly outcome: 'goes' | 'component' | 'floor' | 'person' | 'title' | 'inactive' | 'types' | 'untab' | 'layout';
  readonly pointer: string;
}

interface Case {
  readonly kind: DocumentKind;
  readonly list: RegExp;
  readonly outcome: Emptied['outcome'];
  /** Steps from the list up to what is meant. */
  readonly up?: number;
  /** Fewest members that are enough. */
  readonly least?: number;
}

const layout = String.raw`^(/layout|/layouts/\d+)`;

const cases: readonly Case[] = [
  { kind: 'app', list: /^\/navigation\/\d+\/objects$/, outcome: 'goes', up: 1 },
  { kind: 'app', list: /^\/navigation$/, outcome: 'goes' },
  { kind: 'picklist', list: /^\/values$/, outcome: 'floor' },
  { kind: 'picklist', list: /^\/values\/\d+\/when$/, outcome: 'inactive', up: 1 },
  { kind: 'role', list: /^\/objects\/[^/]+\/\d+\/transitions$/, outcome: 'goes' },
  { kind: 'object', list: /^\/(search|rules|views|layouts)$/, outcome: 'goes' },
  { kind: 'object', list: /^\/record_types$/, outcome: 'types' },
  { kind: 'object', list: /^\/fields(\/\d+\/values)?$/, outcome: 'floor' },
  { kind: 'object', list: /^\/fields\/\d+\/default$/, outcome: 'goes' },
  { kind: 'object', list: /^\/fields\/\d+\/values\/\d+\/when$/, outcome: 'inactive', up: 1 },
  { kind: 'object', list: /^\/record_types\/\d+\/values$/, outcome: 'goes' },
  { kind: 'object', list: /^\/record_types\/\d+\/values\/[^/]+$/, outcome: 'person' },
  { kind: 'object', list: /^\/rules\/\d+\/at$/, outcome: 'goes' },
  { kind: 'object', list: /^\/flow\/stages$/, outcome: 'floor', least: 2 },
  { kind: 'object', list: /^\/flow\/transitions$/, outcome: 'floor' },
  { kind: 'object', list: /^\/flow\/(stages|transitions)\/\d+\/(required|set|set\/[^/]+)$/, outcome: 'goes' },
  { kind: 'object', list: /^\/flow\/transitions\/\d+\/from$/, outcome: 'component', up: 1 },
  { kind: 'object', list: new RegExp(`${layout}/tabs$`), outcome: 'untab', up: 1, least: 2 },
  { kind: 'object', list: new RegExp(String.raw`${layout}/sections/\d+/fields$`), outcome: 'goes', up: 1 },
  { kind: 'object', list: /^\/layout\/sections$/, outcome: 'layout', up: 1 },
  { kind: 'object', list: /^\/layouts\/\d+\/sections$/, outcome: 'goes', up: 1 },
  { kind: 'object', list: new RegExp(String.raw`${layout}/related/\d+/columns$`), outcome: 'goes' },
  // For no type and no role is not for all of them.
  { kind: 'object', list: /^\/layouts\/\d+\/(record_types|roles)$/, outcome: 'goes', up: 1 },
  { kind: 'object', list: /^\/views\/\d+\/roles$/, outcome: 'goes', up: 1 },
  { kind: 'object', list: /^\/views\/\d+\/columns$/, outcome: 'title' },
  { kind: 'object', list: /^\/views\/\d+\/sort$/, outcome: 'goes' },
  { kind: 'object', list: /^\/views\/\d+\/filter\/and$/, outcome: 'goes', up: 1 },
];

/** @param pointer Of the list, in a document of the kind. Undefined: nothing more is to be done. */
export function afterEmptied(kind: DocumentKind, pointer: string, remaining: number): Emptied | undefined {
  const found = cases.find((one) => one.kind === kind && one.list.test(pointer));
  if (!found || remaining >= (found.least ?? 1)) return undefined;
  const up = found.up ?? 0;
  return {
    outcome: found.outcome,
    pointer: pointer
      .split('/')
      .slice(0, up === 0 ? undefined : -up)
      .join('/'),
  };
}
