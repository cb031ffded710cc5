/** Values as the caller may have them: as operands (in the clear or null), and on the wire (masked where no more is granted). */
import { typeOf } from '../../compile/field-types/index.js';
import type { Condition, FieldModel, ObjectModel } from '../../compile/model.js';
import type { Operand } from '../plan/plan.js';
import { isSeen, targetOf } from '../request/path.js';
import { people } from '../request/people.js';
import type { Path } from '../request/request.js';
import type { ObjectSight, Sight } from '../sight/sight.js';
import { conditionSql } from './condition.js';
import type { StatementBuilder } from './statement.js';
import { alive, column, table } from './table.js';

/** Where a read statement is made. */
export interface ReadPlace {
  readonly sight: Sight;
  readonly schema: string;
  readonly builder: StatementBuilder;
}

/** In parentheses unless it is a constant. */
export function rowsSql(condition: Condition, object: ObjectModel, alias: string, at: ReadPlace): string {
  const sql = conditionSql(condition, { ...at, model: at.sight.model, object, alias });
  return typeof condition === 'boolean' ? sql : `(${sql})`;
}

/** The value where it is in the clear, else null: what a filter, an order, a group or a search compares. */
export function operandSql({ alias, object, field }: Operand, at: ReadPlace): string {
  const value = column(alias, field.field);
  return field.clear === true ? value : `(case when ${rowsSql(field.clear, object.object, alias, at)} then ${value} end)`;
}

/** The records a lookup points to, as far as the caller may read them. */
export function targetSql(
  to: ObjectSight,
  alias: string,
  id: string,
  at: ReadPlace,
): { readonly from: string; readonly on: string } {
  const isTarget = `${column(alias, 'id')} = ${id}`;
  if (to === people) return { from: `"platform"."user" ${alias}`, on: isTarget };
  const rows = to.rows.read === true ? '' : ` and ${rowsSql(to.rows.read, to.object, alias, at)}`;
  return { from: `${table(at.schema, to.object)} ${alias}`, on: `${isTarget} and ${alive(alias)}${rows}` };
}

/** A path from the row `alias` as it goes onto the wire. */
export function pathWire({ steps, object, field }: Path, root: Operand['object'], alias: string, at: ReadPlace): string {
  const [step, ...rest] = steps;
  if (!step) return fieldWire({ alias, object, field }, at);
  const inner = `${alias}_p`;
  const { from, on } = targetSql(step.to, inner, operandSql({ alias, object: root, field: step.through }, at), at);
  return `(select ${pathWire({ text: '', steps: rest, object, field }, step.to, inner, at)} from ${from} where ${on})`;
}

/** A field as it goes onto the wire: in the clear, masked or null, as its row has it. */
function fieldWire(operand: Operand, at: ReadPlace): string {
  const { alias, object, field } = operand;
  const value = column(alias, field.field);
  if (field.clear === true) return valueWire(field.field, value, alias, at);
  const clear = rowsSql(field.clear, object.object, alias, at);
  const mask = maskOf(operand);
  if (mask === null) return `case when ${clear} then ${valueWire(field.field, value, alias, at)} end`;
  if (field.clear === false) return maskedSql(operand, mask, at);
  return `case when ${clear} then to_json(${valueWire(field.field, value, alias, at)}) else to_json(${maskedSql(operand, mask, at)}) end`;
}

/** The mask on rows where at least that is seen. */
const maskedSql = ({ alias, object, field }: Operand, mask: string, at: ReadPlace): string =>
  field.seen === true ? mask : `case when ${rowsSql(field.seen, object.object, alias, at)} then ${mask} end`;

/** Null: masked is no more than hidden here, or there are no rows on which it is masked. */
function maskOf({ alias, field }: Operand): string | null {
  const isMasked = JSON.stringify(field.seen) !== JSON.stringify(field.clear);
  return isMasked ? typeOf(field.field).mask(column(alias, field.field), field.field) : null;
}

/** A value in the clear as it goes onto the wire; references with the labels of what they point to. */
export function valueWire(field: FieldModel, value: string, alias: string, at: ReadPlace): string {
  const type = typeOf(field);
  const isPointer = field.to !== undefined || targetOf(field, at.sight) !== null;
  if (!isPointer) return type.read(value, field);
  const target = targetOf(field, at.sight);
  if (type.ruleType !== 'list') return `case when ${value} is not null then ${reference(target, value, alias, at)} end`;
  const each = `${alias}_e`;
  return `(select json_agg(${reference(target, `${each}.id`, each, at)} order by ${each}.n) from unnest(${value}) with ordinality ${each}(id, n))`;
}

const reference = (target: ObjectSight | null, id: string, alias: string, at: ReadPlace): string =>
  `json_build_object('id', ${id}, 'label', ${labelSql(target, id, alias, at)})`;

/** The title of the record `id` as the caller may see it, as text; null where it is hidden, unreadable or deleted. */
function labelSql(target: ObjectSight | null, id: string, alias: string, at: ReadPlace): string {
  if (!target) return 'null::text';
  const label = `${alias}_l`;
  const title = titleText(target, label, at);
  if (title === null) return 'null::text';
  const { from, on } = targetSql(target, label, id, at);
  return `(select ${title} from ${from} where ${on})`;
}

/** The title of the row `alias` as text; null: the caller may not see it, or it is no text of its own. */
export function titleText(object: ObjectSight, alias: string, at: ReadPlace): string | null {
  const field = object.fields[object.object.title];
  if (!isSeen(field)) return null;
  const type = typeOf(field.field);
  if (type.ruleType === 'reference' || type.ruleType === 'list') return null;
  const read = type.read(column(alias, field.field), field.field);
  const text = type.ruleType === 'text' ? read : `(${read})::text`;
  if (field.clear === true) return text;
  const operand = { alias, object, field };
  const mask = maskOf(operand);
  const masked = mask === null ? null : maskedSql(operand, mask, at);
  if (field.clear === false) return masked;
  return `case when ${rowsSql(field.clear, object.object, alias, at)} then ${text}${masked === null ? '' : ` else ${masked}`} end`;
}
