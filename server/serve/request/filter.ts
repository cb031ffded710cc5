/** Both spellings of a filter: terms such as `amount.gte=1000`, and JSON Logic. */
import { checkRule } from '../../../metadata/rules/check.js';
import type { Rule } from '../../../metadata/rules/rule.js';
import { splitTermName } from '../../../metadata/values/filter-term.js';
import { segmentOf } from '../../../metadata/values/pointer.js';
import { typeOf } from '../../compile/field-types/index.js';
import type { ObjectSight, Sight } from '../sight/sight.js';
import { type Faults } from './faults.js';
import { fromText, termValue } from './literal.js';
import { isFault, isOperand, isToOne, operandOf, visibleNames, type Fault } from './path.js';
import type { Path, RuleFilter, Term } from './request.js';

/** A term of a query string; null: what is wrong with it was added to the faults. */
export function termOf(key: string, text: string, object: ObjectSight, sight: Sight, faults: Faults): Term | null {
  const { path: name, operator } = splitTermName(key);
  const path = operandOf(name, object, sight);
  if (isFault(path)) return refuse(faults, segmentOf(key), path);
  const { field } = path.field;
  const offered = typeOf(field).operators;
  if (!offered.includes(operator))
    return refuse(faults, segmentOf(key), { code: 'request.operator', params: { label: field.label, operator, offered } });
  const checked = termValue(field, operator, fromText(field, operator, text));
  return isFault(checked) ? refuse(faults, segmentOf(key), checked) : { path, operator, value: checked.value };
}

function refuse(faults: Faults, pointer: string, { code, params }: Fault): null {
  faults.add(pointer, code, params);
  return null;
}

/** A JSON Logic filter; null: it is none, or what is wrong with it was added to the faults. */
export function ruleOf(filter: unknown, pointer: string, object: ObjectSight, sight: Sight, faults: Faults): RuleFilter | null {
  if (filter === undefined || filter === null) return null;
  const paths = new Map<string, Path | Fault>();
  const resolve = (text: string): Path | Fault => {
    const path = paths.get(text) ?? operandOf(text, object, sight);
    paths.set(text, path);
    return path;
  };
  const relations = relationsTo(object, sight);
  const { faults: found } = checkRule(filter as Rule, {
    types: (text) => {
      const path = resolve(text);
      return isFault(path) ? undefined : typeOf(path.field.field).ruleType;
    },
    expect: 'boolean',
    place: 'row',
    sees: (name) => {
      const path = resolve(name);
      return !isFault(path) && path.steps.length === 0 && path.field.field.to !== undefined && isToOne(path.field);
    },
    counts: (relation) => relations.includes(relation),
    names: (kind) => (kind === 'relation' ? relations : visibleNames(object)),
  });
  for (const { pointer: at, code, params } of found) {
    // Why a name is not known says more than that it is not.
    const path = code === 'rule.field_unknown' ? paths.get(String(params.name)) : undefined;
    if (path && isFault(path)) faults.add(`${pointer}${at}`, path.code, path.params);
    else faults.add(`${pointer}${at}`, code, params);
  }
  if (found.length > 0) return null;
  return { rule: filter as Rule, paths: [...paths.values()].filter((path): path is Path => !isFault(path)) };
}

/** `object.field` of every lookup that points to the object, as far as the caller sees it. */
const relationsTo = ({ object: { incoming } }: ObjectSight, sight: Sight): readonly string[] =>
  incoming.flatMap(({ object: name, field: lookup }) => {
    const object = sight.objects[name];
    const field = object?.fields[lookup];
    return object && field && object.rows.read !== false && isOperand(field) && isToOne(field) ? [`${name}.${lookup}`] : [];
  });
