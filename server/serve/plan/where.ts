/** Filter → where: every path bound to the row it is read from, every record it crosses joined once. */
import { searchFields } from '../request/list.js';
import type { Filter, Path } from '../request/request.js';
import type { ObjectSight } from '../sight/sight.js';
import { ROOT, type Join, type Operand, type Where } from './plan.js';

/** Hands out operands and remembers the joins they need. */
export class Rows {
  private readonly joined = new Map<string, Join>();

  constructor(private readonly root: ObjectSight) {}

  operand(path: Path): Operand {
    let row: { readonly alias: string; readonly object: ObjectSight } = { alias: ROOT, object: this.root };
    let prefix = '';
    for (const { through, to } of path.steps) {
      prefix += `${through.field.name}.`;
      const join = this.joined.get(prefix) ?? { alias: `j${this.joined.size + 1}`, through: { ...row, field: through }, to };
      this.joined.set(prefix, join);
      row = { alias: join.alias, object: to };
    }
    return { ...row, field: path.field };
  }

  get joins(): readonly Join[] {
    return [...this.joined.values()];
  }
}

/** Ask for all other operands first: the joins are those known now. */
export function planWhere(filter: Filter, object: ObjectSight, rows: Rows): Where {
  const terms = filter.terms.map(({ path, operator, value }) => ({ operand: rows.operand(path), operator, value }));
  const rules = filter.rules.map(({ rule, paths }) => ({
    rule,
    operands: new Map(paths.map((path) => [path.text, rows.operand(path)])),
  }));
  const search = filter.search === null ? null : { text: filter.search, operands: searched(object) };
  return { object, joins: rows.joins, terms, rules, search, deleted: filter.deleted };
}

const searched = (object: ObjectSight): readonly Operand[] =>
  searchFields(object).flatMap((name) => {
    const field = object.fields[name];
    return field ? [{ alias: ROOT, object, field }] : [];
  });
