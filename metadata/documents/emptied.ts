/** What becomes of a list from which parts were taken: most go when they are empty, some must not become so. */
import type { DocumentKind } from './component.js';

/**
 * goes: what stands at `pointer` goes. component: and all that names it. floor: it must not become so short.
 * person: only a person can say what is meant then. title: the title takes the place. inactive: the value is no longer chosen.
 * types, untab, layout: the last record type, tab, section has gone.
 */
export interface Emptied {
  readonly then: 'goes' | 'component' | 'floor' | 'person' | 'title' | 'inactive' | 'types' | 'untab' | 'layout';
  readonly pointer: string;
}

interface Case {
  readonly kind: DocumentKind;
  readonly list: RegExp;
  readonly then: Emptied['then'];
  /** Steps from the list up to what is meant. */
  readonly up?: number;
  /** Fewest members that are enough. */
  readonly least?: number;
}

const layout = String.raw`^(/layout|/layouts/\d+)`;

const cases: readonly Case[] = [
  { kind: 'app', list: /^\/navigation\/\d+\/objects$/, then: 'goes', up: 1 },
  { kind: 'app', list: /^\/navigation$/, then: 'goes' },
  { kind: 'picklist', list: /^\/values$/, then: 'floor' },
  { kind: 'picklist', list: /^\/values\/\d+\/when$/, then: 'inactive', up: 1 },
  { kind: 'role', list: /^\/objects\/[^/]+\/\d+\/transitions$/, then: 'goes' },
  { kind: 'object', list: /^\/(search|rules|views|layouts)$/, then: 'goes' },
  { kind: 'object', list: /^\/record_types$/, then: 'types' },
  { kind: 'object', list: /^\/fields(\/\d+\/values)?$/, then: 'floor' },
  { kind: 'object', list: /^\/fields\/\d+\/default$/, then: 'goes' },
  { kind: 'object', list: /^\/fields\/\d+\/values\/\d+\/when$/, then: 'inactive', up: 1 },
  { kind: 'object', list: /^\/record_types\/\d+\/values$/, then: 'goes' },
  { kind: 'object', list: /^\/record_types\/\d+\/values\/[^/]+$/, then: 'person' },
  { kind: 'object', list: /^\/rules\/\d+\/at$/, then: 'goes' },
  { kind: 'object', list: /^\/flow\/stages$/, then: 'floor', least: 2 },
  { kind: 'object', list: /^\/flow\/transitions$/, then: 'floor' },
  { kind: 'object', list: /^\/flow\/(stages|transitions)\/\d+\/(required|set|set\/[^/]+)$/, then: 'goes' },
  { kind: 'object', list: /^\/flow\/transitions\/\d+\/from$/, then: 'component', up: 1 },
  { kind: 'object', list: new RegExp(`${layout}/tabs$`), then: 'untab', up: 1, least: 2 },
  { kind: 'object', list: new RegExp(String.raw`${layout}/sections/\d+/fields$`), then: 'goes', up: 1 },
  { kind: 'object', list: /^\/layout\/sections$/, then: 'layout', up: 1 },
  { kind: 'object', list: /^\/layouts\/\d+\/sections$/, then: 'goes', up: 1 },
  { kind: 'object', list: new RegExp(String.raw`${layout}/related/\d+/columns$`), then: 'goes' },
  // For no type and no role is not for all of them.
  { kind: 'object', list: /^\/layouts\/\d+\/(record_types|roles)$/, then: 'goes', up: 1 },
  { kind: 'object', list: /^\/views\/\d+\/roles$/, then: 'goes', up: 1 },
  { kind: 'object', list: /^\/views\/\d+\/columns$/, then: 'title' },
  { kind: 'object', list: /^\/views\/\d+\/sort$/, then: 'goes' },
  { kind: 'object', list: /^\/views\/\d+\/filter\/and$/, then: 'goes', up: 1 },
];

/** @param pointer Of the list, in a document of the kind. Undefined: nothing more is to be done. */
export function afterEmptied(kind: DocumentKind, pointer: string, remaining: number): Emptied | undefined {
  const found = cases.find((one) => one.kind === kind && one.list.test(pointer));
  if (!found || remaining >= (found.least ?? 1)) return undefined;
  const up = found.up ?? 0;
  return {
    then: found.then,
    pointer: pointer
      .split('/')
      .slice(0, up === 0 ? undefined : -up)
      .join('/'),
  };
}
