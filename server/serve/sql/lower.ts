/**
 * Admitted rules → SQL with the same results as their evaluation. Keyed by the closed list of operators;
 * every value of a rule is a parameter.
 */
import { isCall, partsOf, typeOf } from '../../../metadata/rules/expression.js';
import { hasForm } from '../../../metadata/rules/literal.js';
import type { RowOperatorName } from '../../../metadata/rules/operators/index.js';
import type { Rule, RuleType } from '../../../metadata/rules/rule.js';
import { arithmetic } from './lower/arithmetic.js';
import { compare } from './lower/compare.js';
import { dates } from './lower/dates.js';
import { lists } from './lower/lists.js';
import { logic } from './lower/logic.js';
import { record } from './lower/record.js';
import {
  aligned,
  entryCast,
  parameterCast,
  term,
  wantOf,
  type Lower,
  type LowerContext,
  type Lowering,
  type Term,
  type Want,
} from './lower/term.js';
import { text } from './lower/text.js';

export type { LowerContext } from './lower/term.js';

/** The type proves that each operator allowed on rows is here. */
const lowerings: Readonly<Record<RowOperatorName, Lower>> = {
  ...record,
  ...logic,
  ...compare,
  ...arithmetic,
  ...text,
  ...lists,
  ...dates,
};
const byName: Readonly<Record<string, Lower>> = Object.assign(Object.create(null), lowerings);

/** Boolean SQL for where a null counts as false: where, filter, case, check. Comparisons are bare, so indexes serve them. */
export const lower = (rule: Rule, context: LowerContext): string =>
  settled(context, (later) => new RuleLowering(later).condition(rule));

/** Boolean SQL that is never null, for where a row's verdict is read out or negated. */
export const lowerTruth = (rule: Rule, context: LowerContext): string =>
  settled(context, (later) => new RuleLowering(later).truth(rule));

/**
 * Binds only what the finished SQL still contains: a part may be left out for having no effect, and
 * PostgreSQL refuses parameters that stand nowhere.
 */
function settled(context: LowerContext, make: (context: LowerContext) => string): string {
  const pending: (() => string)[] = [];
  const later = (sql: () => string): string => `\uE000${pending.push(sql) - 1}\uE000`;
  const sql = make({
    field: (path) => context.field(path),
    timezone: context.timezone,
    bind: (binding, cast) => later(() => context.bind(binding, cast)),
    sees: (field) => later(() => context.sees(field)),
    count: (relation) => later(() => context.count(relation)),
  });
  const done = new Map<number, string>();
  return sql.replaceAll(/\uE000(\d+)\uE000/g, (_, digits: string) => {
    const index = Number(digits);
    const part = done.get(index) ?? pending[index]?.() ?? '';
    done.set(index, part);
    return part;
  });
}

class RuleLowering implements Lowering {
  constructor(readonly context: LowerContext) {}

  condition(node: unknown): string {
    return (isCall(node) ? this.call(node) : this.value(node))?.sql ?? 'false';
  }

  truth(node: unknown): string {
    const value = this.value(node);
    if (!value) return 'false';
    return value.empty ? `coalesce(${value.sql}, false)` : value.sql;
  }

  value(node: unknown, want?: Want): Term | null {
    if (!isCall(node)) return this.literal(node, want);
    const value = this.call(node, want);
    return value?.loose && value.empty ? term('boolean', `coalesce(${value.sql}, false)`, false) : value;
  }

  list(entries: readonly unknown[], beside: Want): Term {
    const isUuids =
      entryCast(beside.cast) === 'uuid' &&
      entries.every((entry) => typeof entry === 'string' && hasForm(entry, 'reference', false));
    const cast = beside.type === 'reference' && !isUuids ? 'text' : parameterCast(beside, entries);
    return {
      type: 'list',
      cast: `${cast}[]`,
      sql: this.context.bind({ from: 'literal', value: entries }, `${cast}[]`),
      empty: false,
    };
  }

  alike(nodes: readonly unknown[], fallback?: Want): readonly (Term | null)[] {
    const types = nodes.map((node) => (isCall(node) ? typeOf(node, this.typeAt) : undefined));
    const told = nodes.map((node, index) => (types[index] ? this.value(node) : undefined));
    const type = types.find((found) => found);
    // What is too far from any date lowers to nothing, and still tells the type.
    const want = told.find((value) => value) ?? (type ? wantOf(type) : fallback);
    return aligned(told.map((value, index) => (value === undefined ? this.value(nodes[index], want) : value)));
  }

  private readonly typeAt = (path: string): RuleType => this.context.field(path).type;

  private call(node: Rule, want?: Want): Term | null {
    const { name, args } = partsOf(node);
    const lowering = byName[name];
    if (!lowering) throw new Error(`The rule was not checked: ${name} is no operator for rows`);
    return lowering(args, this, want);
  }

  private literal(value: unknown, want?: Want): Term | null {
    if (value === null || value === '') return null;
    if (typeof value === 'boolean') return term('boolean', String(value), false);
    if (Array.isArray(value)) return value.length === 0 ? null : this.list(value, this.entries(want));
    const { type, cast } = typeof value === 'number' ? numberWant(want) : textWant(value, want);
    const sqlType = parameterCast({ type, cast }, [value]);
    return { type, cast: sqlType, sql: this.context.bind({ from: 'literal', value }, sqlType), empty: false };
  }

  /** What the entries of a list literal are, by the list it stands beside. */
  private entries(want?: Want): Want {
    return want?.cast === 'uuid[]' ? wantOf('reference') : wantOf('text');
  }
}

const numberWant = (want?: Want): Want => (want?.type === 'number' ? want : wantOf('number'));

/** A text literal takes the type wanted if it has the form of one; an id that is none stays a text, which equals no id. */
const textWant = (value: unknown, want?: Want): Want =>
  want && want.type !== 'text' && typeof value === 'string' && hasForm(value, want.type, true) ? want : wantOf('text');
