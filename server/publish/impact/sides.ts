/** Conditions of the new and of the current model over one row, as boolean SQL that is never null. */
import { isCall, isObject, partsOf } from '../../../metadata/rules/expression.js';
import type { Rule } from '../../../metadata/rules/rule.js';
import { typeOf } from '../../compile/field-types/index.js';
import type { Condition, ObjectModel } from '../../compile/model.js';
import { lowerTruth, type LowerContext } from '../../serve/sql/lower.js';
import type { StatementBuilder } from '../../serve/sql/statement.js';
import { column } from '../../serve/sql/table.js';
import type { Origin } from '../ddl/origins.js';
import { relatedSql, type Planned } from './presented.js';

/** A model's view of the row. */
export interface Side {
  readonly object: ObjectModel;
  holds(condition: Condition): string;
  /** SQL of a field's value. */
  value(name: string): string;
}

export function sidesOf(origin: Origin, planned: Planned, builder: StatementBuilder): { fresh: Side; former: Side | null } {
  const side = (object: ObjectModel, alias: string, which: 'new' | 'old', timezone: string): Side => {
    const context: LowerContext = {
      field: (path) => {
        const field = object.fields[path];
        if (!field) throw new Error(`The rule was not checked: ${object.name} has no field ${path}`);
        return { sql: column(alias, field), type: typeOf(field).ruleType, cast: typeOf(field).cast(field) };
      },
      bind: (binding, cast) => builder.bind(binding, cast),
      sees: () => {
        throw new Error('Rules of records do not ask what somebody sees');
      },
      count: (relation) => relatedSql(relation, which, planned),
      timezone,
    };
    return {
      object,
      holds: (condition) =>
        typeof condition === 'boolean' ? String(condition) : lowerTruth(atRest(condition.rule) as Rule, context),
      value: (name) => column(alias, name),
    };
  };
  return {
    fresh: side(origin.object, 'n', 'new', planned.next.app.timezone),
    former: origin.before ? side(origin.before, 't', 'old', (planned.current ?? planned.next).app.timezone) : null,
  };
}

/** A record that nobody is writing: nothing of it has changed, and it is not new. */
export function atRest(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(atRest);
  if (!isObject(node) || !isCall(node)) return node;
  const { name, args } = partsOf(node);
  if (name === 'changed' || name === 'is_new') return false;
  if (name === 'previous') return { var: args[0] };
  return { [name]: args.map(atRest) };
}

/** Whether it depends on who writes, so that no record stands against it by itself. */
export function asksWho(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(asksWho);
  return isObject(node) && (Object.hasOwn(node, 'user') || Object.values(node).some(asksWho));
}

export const isPersonal = (condition: Condition): boolean => typeof condition !== 'boolean' && asksWho(condition.rule);

export const and = (...parts: readonly string[]): string => {
  const rest = parts.filter((part) => part !== 'true');
  return rest.includes('false') ? 'false' : rest.length === 0 ? 'true' : `(${rest.join(' and ')})`;
};
export const not = (part: string): string => (part === 'true' ? 'false' : part === 'false' ? 'true' : `(not ${part})`);
