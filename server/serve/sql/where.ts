/** Where → SQL: the rows that may be seen, then what the caller asks of them. */
import type { Operator } from '../../compile/field-types/field-type.js';
import { typeOf } from '../../compile/field-types/index.js';
import { indexedKey } from '../../compile/unique-key.js';
import { ROOT, type Operand, type Where } from '../plan/plan.js';
import { isOperand, targetOf } from '../request/path.js';
import { amongSql, equalSql, type Key } from './equal.js';
import { lower } from './lower.js';
import { alive, column, table } from './table.js';
import { operandSql, rowsSql, targetSql, type ReadPlace } from './visible.js';

/** `<table> t left join …`. */
export function fromSql({ object, joins }: Where, at: ReadPlace): string {
  const joined = joins.map(({ alias, through, to }) => {
    const { from, on } = targetSql(to, alias, operandSql(through, at), at);
    return ` left join ${from} on ${on}`;
  });
  return `${table(at.schema, object.object)} ${ROOT}${joined.join('')}`;
}

/** Conditions joined by `and`. */
export function whereSql(where: Where, at: ReadPlace): string {
  const { object, terms, rules, search, deleted } = where;
  const rows = deleted ? object.rows.delete : object.rows.read;
  return [
    deleted ? `${column(ROOT, 'deleted_at')} is not null` : alive(ROOT),
    ...(rows === true ? [] : [rowsSql(rows, object.object, ROOT, at)]),
    ...terms.map((term) => termSql(term, at)),
    ...rules.map((rule) => ruleSql(rule, at)),
    ...(search ? [searchSql(search, at)] : []),
  ].join(' and ');
}

const comparisons: Readonly<Partial<Record<Operator, string>>> = {
  eq: '=',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  ne: 'is distinct from',
};

function termSql({ operand, operator, value }: Where['terms'][number], at: ReadPlace): string {
  const { field } = operand.field;
  const sql = operandSql(operand, at);
  const cast = typeOf(field).cast(field);
  const bind = (bound: unknown, as: string): string => at.builder.bind({ from: 'literal', value: bound }, as);
  const key = keyOf(operand);
  if (key && operator === 'eq') return equalSql(sql, bind(value, cast), key);
  const comparison = comparisons[operator];
  if (comparison) return `${sql} ${comparison} ${bind(value, cast)}`;
  switch (operator) {
    case 'in':
      return key ? amongSql(sql, bind(value, `${cast}[]`), key) : `${sql} = any(${bind(value, `${cast}[]`)})`;
    case 'not_in':
      return `(${sql} = any(${bind(value, `${cast}[]`)})) is not true`;
    case 'has':
      return `${sql} @> ${bind(value, cast)}`;
    case 'empty':
      return `${sql} is ${value === true ? '' : 'not '}null`;
    case 'contains':
      return `${sql} ilike ${bind(`%${escaped(String(value))}%`, 'text')}`;
    case 'starts_with':
      return `${sql} ilike ${bind(`${escaped(String(value))}%`, 'text')}`;
    default:
      throw new Error(`No SQL for the operator ${operator}`);
  }
}

/** No index serves what is a value on some rows only. */
const keyOf = ({ field }: Operand): Key | null => (field.clear === true ? indexedKey(field.field) : null);

/** In the spelling that a trigram index on the column serves. */
function searchSql({ text, operands }: NonNullable<Where['search']>, at: ReadPlace): string {
  const pattern = at.builder.bind({ from: 'literal', value: `%${escaped(text)}%` }, 'text');
  return `(${operands.map((operand) => `${operandSql(operand, at)} ilike ${pattern}`).join(' or ')})`;
}

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** A rule over what the caller may see: the records it counts and the targets it asks about are the caller's too. */
function ruleSql({ rule, operands }: Where['rules'][number], at: ReadPlace): string {
  const operandOf = (path: string): Operand => {
    const operand = operands.get(path);
    if (!operand) throw new Error(`The filter was not checked: it reads ${path}`);
    return operand;
  };
  const sql = lower(rule, {
    field: (path) => {
      const operand = operandOf(path);
      const { field } = operand.field;
      const type = typeOf(field);
      return { sql: operandSql(operand, at), type: type.ruleType, cast: type.cast(field), key: keyOf(operand) };
    },
    bind: (binding, cast) => at.builder.bind(binding, cast),
    sees: (field) => seesSql(operandOf(field), at),
    count: (relation) => countSql(relation, at),
    timezone: at.sight.model.app.timezone,
  });
  return `(${sql})`;
}

function seesSql(operand: Operand, at: ReadPlace): string {
  const target = targetOf(operand.field.field, at.sight);
  if (!target) return 'false';
  const { from, on } = targetSql(target, `${operand.alias}_s`, operandSql(operand, at), at);
  return `exists (select 1 from ${from} where ${on})`;
}

/** `object.field`: how many records that the caller may read point here, as far as the caller sees that they do. */
function countSql(relation: string, at: ReadPlace): string {
  const [name = '', lookup = ''] = relation.split('.');
  const object = at.sight.objects[name];
  const field = object?.fields[lookup];
  if (!object || !field || object.rows.read === false || !isOperand(field)) return '0';
  const alias = `${ROOT}_c`;
  const rows = object.rows.read === true ? '' : ` and ${rowsSql(object.rows.read, object.object, alias, at)}`;
  const pointsHere = `${operandSql({ alias, object, field }, at)} = ${column(ROOT, 'id')}`;
  return `(select count(*) from ${table(at.schema, object.object)} ${alias} where ${pointsHere} and ${alive(alias)}${rows})`;
}
