/** `GET` and `POST /api/records/:object/aggregate` → an aggregate request. */
import { segmentOf } from '../../../metadata/values/pointer.js';
import { typeOf } from '../../compile/field-types/index.js';
import type { ObjectSight, Sight } from '../sight/sight.js';
import { Faults } from './faults.js';
import { fromBody, fromQuery, type Input, type Reading } from './input.js';
import { filterOf, limits as listLimits, narrowing, viewOf } from './list.js';
import { Parameters } from './parameters.js';
import { isFault, operandOf, type Fault } from './path.js';
import type { AggregateRequest, GroupKey, Measure, Measuring, Path, Period } from './request.js';

const limits = Object.freeze({ groups: 4, measures: 20, rows: 1000 });
const DEFAULT_ROWS = 200;

const readings: Readonly<Record<string, Reading>> = {
  group: 'list',
  measures: 'json',
  sort: 'list',
  limit: 'number',
  view: 'text',
  ...narrowing,
};

const periods: readonly Period[] = ['day', 'week', 'month', 'quarter', 'year'];
const measuring: readonly Measuring[] = ['count', 'sum', 'avg', 'min', 'max'];
/** Names in the answer: of a field, a path or the caller's own choosing. */
const nameFormat = /^[a-z][a-z0-9_]{0,59}$/;

export function aggregateFromBody(body: unknown, object: ObjectSight, sight: Sight): AggregateRequest {
  const faults = new Faults();
  return parseAggregate(fromBody(body, readings, faults), object, sight, faults);
}

/** Narrowed down as a list is: `?group=stage&amount.gte=1000`. */
export function aggregateFromQuery(query: string, object: ObjectSight, sight: Sight): AggregateRequest {
  const faults = new Faults();
  return parseAggregate(fromQuery(query, readings, true, faults), object, sight, faults);
}

function parseAggregate(input: Input, object: ObjectSight, sight: Sight, faults: Faults): AggregateRequest {
  const parameters = new Parameters(input, faults);
  const at: Place = { object, sight, faults };
  const group = each(parameters.list('group', limits.groups), (raw, pointer) => groupOf(raw, pointer, at));
  const measures = each(parameters.list('measures', limits.measures), (raw, pointer) => measureOf(raw, pointer, at));
  const view = viewOf(parameters, object, sight, faults);
  const filter = filterOf(input, parameters, object, sight, faults);
  const request: AggregateRequest = {
    object,
    group: group('/group'),
    measures: parameters.raw('measures') === undefined ? [{ name: 'count', kind: 'count', path: null }] : measures('/measures'),
    filter: view?.filter ? { ...filter, rules: [view.filter, ...filter.rules] } : filter,
    sort: [],
    limit: parameters.integer('limit', { least: 1, most: limits.rows, otherwise: DEFAULT_ROWS }),
  };
  const names = new Set<string>();
  for (const { name } of [...request.group, ...request.measures]) {
    if (names.has(name)) faults.add('', 'request.name.repeated', { name });
    names.add(name);
  }
  const sort = sortOf(parameters, names, faults);
  faults.refuse();
  return { ...request, sort };
}

interface Place {
  readonly object: ObjectSight;
  readonly sight: Sight;
  readonly faults: Faults;
}

const each =
  <T>(list: readonly unknown[] | null, read: (raw: unknown, pointer: string) => T | null) =>
  (pointer: string): readonly T[] =>
    (list ?? []).flatMap((raw, index) => read(raw, `${pointer}/${index}`) ?? []);

/** `"stage"` or `{"field":"created_at","by":"month","as":"created"}`. */
function groupOf(raw: unknown, pointer: string, at: Place): GroupKey | null {
  const parts = typeof raw === 'string' ? { field: raw } : raw;
  if (!isRecord(parts) || !onlyKeys(parts, ['field', 'by', 'as']) || typeof parts.field !== 'string')
    return refuse(at, pointer, { code: 'request.group', params: {} });
  const path = operandOf(parts.field, at.object, at.sight);
  if (isFault(path)) return refuse(at, pointer, path);
  const { field } = path.field;
  const isTime = ['date', 'datetime'].includes(typeOf(field).ruleType);
  if (!typeOf(field).groupable) return refuse(at, pointer, { code: 'request.not_groupable', params: { label: field.label } });
  const by = periods.find((period) => period === parts.by) ?? null;
  if (parts.by !== undefined && (by === null || !isTime))
    return refuse(at, `${pointer}/by`, {
      code: 'request.period',
      params: { label: field.label, choices: isTime ? periods : [] },
    });
  const name = nameOf(parts.as, path.text, pointer, at);
  return name === null ? null : { name, path, by };
}

/** `{"count":true}`, `{"sum":"amount"}`, either with `"as":"total"`. */
function measureOf(raw: unknown, pointer: string, at: Place): Measure | null {
  const kind = isRecord(raw) ? measuring.find((one) => Object.hasOwn(raw, one)) : undefined;
  if (!isRecord(raw) || !kind || !onlyKeys(raw, [kind, 'as']))
    return refuse(at, pointer, { code: 'request.measure', params: { choices: measuring } });
  if (kind === 'count') {
    if (raw.count !== true) return refuse(at, pointer, { code: 'request.measure', params: { choices: measuring } });
    const name = nameOf(raw.as, 'count', pointer, at);
    return name === null ? null : { name, kind, path: null };
  }
  const text = raw[kind];
  const path =
    typeof text === 'string' ? operandOf(text, at.object, at.sight) : { code: 'request.measure', params: { choices: measuring } };
  if (isFault(path)) return refuse(at, `${pointer}${segmentOf(kind)}`, path);
  if (!canMeasure(kind, path))
    return refuse(at, `${pointer}${segmentOf(kind)}`, {
      code: 'request.not_measurable',
      params: { label: path.field.field.label, kind },
    });
  const name = nameOf(raw.as, `${kind}_${path.text}`, pointer, at);
  return name === null ? null : { name, kind, path };
}

function canMeasure(kind: Measuring, { field: { field } }: Path): boolean {
  const type = typeOf(field);
  return type.numeric || ((kind === 'min' || kind === 'max') && ['date', 'datetime', 'time'].includes(type.ruleType));
}

function nameOf(as: unknown, otherwise: string, pointer: string, at: Place): string | null {
  if (as === undefined) return otherwise;
  if (typeof as === 'string' && nameFormat.test(as)) return as;
  return refuse(at, `${pointer}/as`, { code: 'request.name', params: {} });
}

function sortOf(parameters: Parameters, names: ReadonlySet<string>, faults: Faults): AggregateRequest['sort'] {
  return (parameters.texts('sort', listLimits.sort) ?? []).flatMap((key, index) => {
    const descending = key.startsWith('-');
    const name = descending ? key.slice(1) : key;
    if (names.has(name)) return [{ name, descending }];
    faults.add(`/sort/${index}`, 'request.sort.unknown', { name });
    return [];
  });
}

function refuse(at: Place, pointer: string, { code, params }: Fault): null {
  at.faults.add(pointer, code, params);
  return null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const onlyKeys = (record: Readonly<Record<string, unknown>>, keys: readonly string[]): boolean =>
  Object.keys(record).every((key) => keys.includes(key));
