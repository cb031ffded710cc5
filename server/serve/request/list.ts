/** `GET /api/records/:object` and `POST …/query` → a list request. */
import { segmentOf } from '../../../metadata/values/pointer.js';
import { typeOf } from '../../compile/field-types/index.js';
import { closest } from '../../errors/closest.js';
import type { ObjectSight, Sight } from '../sight/sight.js';
import { orderHash, readCursor } from './cursor.js';
import { Faults } from './faults.js';
import { ruleOf, termOf } from './filter.js';
import { fromBody, fromQuery, type Input, type Reading } from './input.js';
import { isFault, isSeen, operandOf, pathOf } from './path.js';
import { Parameters } from './parameters.js';
import type { Cursor, Filter, ListRequest, Path, RuleFilter, SortPath, Term } from './request.js';
import { usableView, type UsableView } from './view.js';

export const limits = Object.freeze({ fields: 200, sort: 5, terms: 50, search: 100, page: 200, view: 40, cursor: 10_000 });
const DEFAULT_PAGE = 50;

/** Parameters that narrow down records, wherever that is done. */
export const narrowing: Readonly<Record<string, Reading>> = { filter: 'json', search: 'text', deleted: 'boolean' };

const readings: Readonly<Record<string, Reading>> = {
  fields: 'list',
  sort: 'list',
  limit: 'number',
  after: 'text',
  count: 'text',
  view: 'text',
  ...narrowing,
};

/** Throws `request.invalid` with everything that is wrong. */
export function listFromQuery(query: string, object: ObjectSight, sight: Sight): ListRequest {
  const faults = new Faults();
  return parseList(fromQuery(query, readings, true, faults), object, sight, faults);
}

export function listFromBody(body: unknown, object: ObjectSight, sight: Sight): ListRequest {
  const faults = new Faults();
  return parseList(fromBody(body, readings, faults), object, sight, faults);
}

function parseList(input: Input, object: ObjectSight, sight: Sight, faults: Faults): ListRequest {
  const parameters = new Parameters(input, faults);
  const view = viewOf(parameters, object, sight, faults);
  const filter = filterOf(input, parameters, object, sight, faults);
  const given = sortOf(parameters, object, sight, faults);
  const sort = upToId(given ?? view?.sort ?? defaultSort(filter, object, sight));
  const request: ListRequest = {
    object,
    columns: columnsOf(parameters, object, sight, faults) ?? view?.columns ?? allColumns(object, filter.deleted),
    filter: view?.filter ? { ...filter, rules: [view.filter, ...filter.rules] } : filter,
    sort,
    limit: parameters.integer('limit', { least: 1, most: limits.page, otherwise: DEFAULT_PAGE }),
    after: afterOf(parameters, object, sort, faults),
    count: parameters.choice('count', ['none', 'capped', 'exact'] as const, 'none'),
  };
  faults.refuse();
  return request;
}

export function viewOf(parameters: Parameters, object: ObjectSight, sight: Sight, faults: Faults): UsableView | null {
  const name = parameters.text('view', limits.view);
  if (name === null) return null;
  const view = usableView(name, object, sight);
  if (view) return view;
  const others = object.views.filter((other) => usableView(other.name, object, sight)).map((other) => other.name);
  const suggestion = closest(name, others);
  faults.add('/view', 'request.view.unknown', { view: name, ...(suggestion !== undefined && { suggestion }) });
  return null;
}

/** `filter`, terms, `search` and `deleted`. */
export function filterOf(input: Input, parameters: Parameters, object: ObjectSight, sight: Sight, faults: Faults): Filter {
  const rule = ruleOf(parameters.raw('filter'), '/filter', object, sight, faults);
  const search = parameters.text('search', limits.search);
  if (search !== null && searchFields(object).length === 0)
    faults.add('/search', 'request.search.none', { label: object.object.plural });
  return {
    terms: termsOf(input, object, sight, faults),
    rules: rule ? [rule] : ([] as readonly RuleFilter[]),
    search,
    deleted: parameters.boolean('deleted'),
  };
}

function termsOf({ terms }: Input, object: ObjectSight, sight: Sight, faults: Faults): readonly Term[] {
  if (terms.length > limits.terms) faults.add('', 'request.too_many', { name: 'filter', limit: limits.terms });
  return terms.slice(0, limits.terms).flatMap(({ key, text }) => {
    const meant = key.includes('.') || isSeen(object.fields[key]) ? undefined : closest(key, Object.keys(readings));
    if (meant !== undefined) {
      faults.add(segmentOf(key), 'request.parameter.unknown', { name: key, suggestion: meant });
      return [];
    }
    return termOf(key, text, object, sight, faults) ?? [];
  });
}

/** Fields of the object a search may look into under this sight. */
export const searchFields = ({ object, fields }: ObjectSight): readonly string[] =>
  object.search.filter((name) => fields[name] !== undefined && fields[name].clear !== false);

export function columnsOf(parameters: Parameters, object: ObjectSight, sight: Sight, faults: Faults): readonly Path[] | null {
  const names = parameters.texts('fields', limits.fields);
  if (names === null || names.length === 0) return null;
  const paths = names.map((name, index) => {
    const path = pathOf(name, object, sight);
    if (isFault(path)) faults.add(`/fields/${index}`, path.code, path.params);
    return path;
  });
  return [...new Map(paths.filter((path): path is Path => !isFault(path)).map((path) => [path.text, path])).values()];
}

/** All the caller sees; who deleted it and when only of what is deleted. */
export const allColumns = (object: ObjectSight, deleted: boolean): readonly Path[] =>
  Object.values(object.fields)
    .filter((field) => isSeen(field) && (deleted || !(field.field.system && field.field.name.startsWith('deleted_'))))
    .map((field) => ({ text: field.field.name, steps: [], object, field }));

function sortOf(parameters: Parameters, object: ObjectSight, sight: Sight, faults: Faults): readonly SortPath[] | null {
  const keys = parameters.texts('sort', limits.sort);
  if (keys === null || keys.length === 0) return null;
  const names = new Set<string>();
  return keys.flatMap((key, index) => {
    const descending = key.startsWith('-');
    const name = descending ? key.slice(1) : key;
    const path = operandOf(name, object, sight);
    const fault = (code: string, params: Readonly<Record<string, unknown>>): readonly SortPath[] => {
      faults.add(`/sort/${index}`, code, params);
      return [];
    };
    if (isFault(path)) return fault(path.code, path.params);
    const { field } = path.field;
    if (!typeOf(field).sortable) return fault('request.not_sortable', { label: field.label });
    if (names.has(name)) return fault('request.parameter.repeated', { name });
    names.add(name);
    return [{ path, descending }];
  });
}

/** After the id nothing is left to decide. */
function upToId(sort: readonly SortPath[]): readonly SortPath[] {
  const position = sort.findIndex(({ path }) => path.text === 'id');
  return position < 0 ? sort : sort.slice(0, position + 1);
}

/** Newest first, which is the order of ids; of deleted records, the last deleted first. */
function defaultSort(filter: Filter, object: ObjectSight, sight: Sight): readonly SortPath[] {
  const path = filter.deleted ? operandOf('deleted_at', object, sight) : null;
  return path && !isFault(path) ? [{ path, descending: true }] : [];
}

function afterOf(parameters: Parameters, object: ObjectSight, sort: readonly SortPath[], faults: Faults): Cursor | null {
  const text = parameters.text('after', limits.cursor);
  if (text === null) return null;
  const cursor = readCursor(text, orderHash(object.object.name, sort), sort.length);
  // Of an order that is not understood nothing can be said.
  if (!cursor && !faults.at('/sort') && !faults.at('/view')) faults.add('/after', 'request.cursor');
  return cursor;
}
