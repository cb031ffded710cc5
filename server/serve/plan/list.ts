/** List request → plan. */
import type { ListRequest, Path } from '../request/request.js';
import type { ListPlan, OrderKey } from './plan.js';
import { planWhere, Rows } from './where.js';

/** System fields that the platform fills on every record. */
const alwaysFilled = new Set(['id', 'owner', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version']);

const isOwn = ({ steps, field }: Path): boolean => steps.length === 0 && field.clear === true;
const isAlwaysFilled = (path: Path): boolean => isOwn(path) && path.field.field.system && alwaysFilled.has(path.field.field.name);

/** Whether an index holds the field in its order. */
const isIndexed = (path: Path): boolean =>
  isOwn(path) && (path.field.field.index || path.object.object.title === path.field.field.name);

export function planList(request: ListRequest): ListPlan {
  const rows = new Rows(request.object);
  const { sort } = request;
  const order = sort.map(({ path, descending }): OrderKey => ({
    operand: rows.operand(path),
    descending,
    nullable: !isAlwaysFilled(path),
  }));
  const last = sort.at(-1);
  const first = sort[0];
  return {
    where: planWhere(request.filter, request.object, rows),
    columns: withIdentity(request),
    order,
    tie: last?.path.text === 'id' ? null : { descending: last?.descending ?? true },
    split:
      first !== undefined && isIndexed(first.path) && !isAlwaysFilled(first.path) && (first.descending || request.after !== null),
    after: request.after,
    limit: request.limit,
    count: request.count,
  };
}

/** `id` and `version` stand in every record. */
export function withIdentity({ object, columns }: Pick<ListRequest, 'object' | 'columns'>): readonly Path[] {
  const identity = ['id', 'version'].flatMap((name): readonly Path[] => {
    const field = object.fields[name];
    return field && !columns.some(({ text }) => text === name) ? [{ text: name, steps: [], object, field }] : [];
  });
  return [...identity, ...columns];
}
