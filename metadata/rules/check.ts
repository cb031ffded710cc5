/**
 * The checker: what it admits can be evaluated and lowered without surprise. Takes anything, never throws,
 * and answers every fault with an RFC 6901 pointer into the rule.
 */
import { nearest, shown, type Fault, type NamesOf } from './fault.js';
import { isCall, partsOf, sharedType, type SharedType, type Types } from './expression.js';
import { hasForm, isWireNumber, mended } from './literal.js';
import { excessOf, limits } from './measure.js';
import { operators } from './operators/index.js';
import { arity, parameterAt, type LiteralKind, type Operator, type Parameter, type Place } from './operators/operator.js';
import type { RuleType } from './rule.js';
import { patternOf } from './text.js';
import { segmentOf } from '../values/pointer.js';

export interface CheckOptions {
  /** Type of a field or path; undefined: there is none. */
  readonly types: Types;
  readonly expect: RuleType;
  readonly place: Place;
  /** Whether `object.field` names a lookup to the object the rule is about. */
  readonly counts?: (relation: string) => boolean;
  /** Whether the field is a lookup. */
  readonly sees?: (field: string) => boolean;
  /** Names to look among for what was meant, by kind. */
  readonly names?: NamesOf;
}

export interface CheckResult {
  readonly faults: readonly Fault[];
  /** Fields and paths read, in order of appearance. */
  readonly reads: readonly string[];
  /** Relations counted. */
  readonly counts: readonly string[];
}

export function checkRule(rule: unknown, options: CheckOptions): CheckResult {
  const excess = excessOf(rule);
  return excess ? { faults: [excess], reads: [], counts: [] } : new Checker(options).check(rule);
}

/** Where an argument stands: what it is for and what it may be. */
interface Slot {
  readonly parameter: Parameter;
  readonly pointer: string;
  /** Types admitted here, narrowed to the shared one where there is one. */
  readonly types: readonly RuleType[];
  readonly shared: RuleType | undefined;
}

class Checker {
  private readonly faults: Fault[] = [];
  private readonly reads = new Set<string>();
  private readonly counts = new Set<string>();
  private factors = 0;

  constructor(private readonly options: CheckOptions) {}

  check(rule: unknown): CheckResult {
    const { expect } = this.options;
    if (!isCall(rule)) this.fault('', 'rule.not_a_rule');
    else {
      const type = this.call(rule, '', expect);
      if (type && type !== expect) this.fault('', 'rule.result', { expected: expect, actual: type });
    }
    if (this.factors > limits.factors) this.fault('', 'rule.too_large', { of: 'factors', limit: limits.factors });
    return { faults: this.faults, reads: [...this.reads], counts: [...this.counts] };
  }

  private fault(pointer: string, code: string, params: Fault['params'] = {}): undefined {
    this.faults.push({ pointer, code, params });
  }

  /** Checks a call and answers its type; undefined where it has none for being wrong. */
  private call(call: Readonly<Record<string, unknown>>, pointer: string, wanted?: RuleType): RuleType | undefined {
    const { name, args, bare } = partsOf(call);
    const here = pointer + segmentOf(name.slice(0, 100));
    const operator = operators[name];
    if (!operator) {
      return this.fault(here, 'rule.operator_unknown', { operator: shown(name), ...nearest(name, Object.keys(operators)) });
    }
    if (!operator.places.includes(this.options.place))
      this.fault(here, 'rule.operator_place', { operator: name, place: this.options.place });
    if (!this.hasArity(operator, name, args, here)) return undefined;
    if (name === '*' || name === '/') this.factors += args.length;
    return this.operands(operator, args, (index) => (bare ? here : `${here}/${index}`), wanted);
  }

  private hasArity(operator: Operator, name: string, args: readonly unknown[], pointer: string): boolean {
    const { min, max } = arity(operator);
    const { length } = args;
    if (length >= min && length <= max && !(operator.pairs && length % 2 === 0)) return true;
    this.fault(pointer, 'rule.arity', { operator: name, min, max, actual: length });
    return false;
  }

  private operands(
    operator: Operator,
    args: readonly unknown[],
    at: (index: number) => string,
    wanted: RuleType | undefined,
  ): RuleType | undefined {
    const before = this.faults.length;
    const shared = sharedType(operator, args, this.options.types) ?? this.guess(operator, args, wanted);
    for (const [index, arg] of args.entries()) {
      const parameter = parameterAt(operator, index, args.length);
      if (!parameter) continue;
      // The argument that sets the shared type is measured by what the operator admits, all others by that type.
      const narrowed = parameter.same && shared && index !== shared.index ? [shared.type] : parameter.types;
      this.argument(arg, { parameter, pointer: at(index), types: narrowed, shared: shared?.type });
    }
    if (this.faults.length > before) return undefined;
    const complaint = operator.refine?.(args, shared?.type);
    if (complaint) return this.fault(at(complaint.index), complaint.code, complaint.params);
    return this.resultOf(operator, args, shared?.type);
  }

  /** Texts and what depends on them take the type that the place asks for, else they are texts. */
  private guess(
    { result, parameters }: Operator,
    args: readonly unknown[],
    wanted: RuleType | undefined,
  ): SharedType | undefined {
    const admitted = parameters.find(({ same, types }) => same && types.includes('text'))?.types;
    if (!admitted || !args.some((arg) => typeof arg === 'string' && arg !== '')) return undefined;
    return { type: result === 'same' && wanted && admitted.includes(wanted) ? wanted : 'text', index: -1 };
  }

  private resultOf({ result }: Operator, args: readonly unknown[], shared: RuleType | undefined): RuleType | undefined {
    const word = typeof args[0] === 'string' ? args[0] : '';
    if (result === 'same') return shared;
    if (result === 'field') return this.options.types(word);
    return typeof result === 'string' ? result : result[word];
  }

  private argument(arg: unknown, slot: Slot): void {
    const { parameter, pointer, types, shared } = slot;
    if (parameter.literal) return this.named(arg, parameter.literal, slot);
    if (!isCall(arg)) return this.literal(arg, slot);
    const type = this.call(arg, pointer, types.length === 1 ? types[0] : undefined);
    if (!type) return;
    const fits = types.includes(type) && !(parameter.elements && shared && shared !== 'text' && shared !== 'reference');
    if (!fits)
      this.fault(pointer, 'rule.type', {
        argument: parameter.name,
        expected: parameter.elements ? ['list'] : types,
        actual: type,
      });
  }

  private literal(arg: unknown, slot: Slot): void {
    const { parameter, pointer, types } = slot;
    if (arg === null)
      return parameter.empty
        ? undefined
        : this.fault(pointer, 'rule.type', { argument: parameter.name, expected: types, actual: 'null' });
    if (typeof arg === 'string') return this.textLiteral(arg, slot, types);
    if (Array.isArray(arg)) return this.listLiteral(arg, slot);
    const type = typeof arg === 'number' ? 'number' : typeof arg === 'boolean' ? 'boolean' : undefined;
    if (!type) return this.fault(pointer, 'rule.not_a_rule');
    if (!types.includes(type))
      return this.fault(pointer, 'rule.type', { argument: parameter.name, expected: types, actual: type });
    if (typeof arg === 'number' && !isWireNumber(arg)) this.fault(pointer, 'rule.number', { value: String(arg) });
  }

  private textLiteral(text: string, { parameter, pointer }: Slot, types: readonly RuleType[]): void {
    if (text === '' && parameter.empty) return;
    if (types.some((type) => hasForm(text, type, parameter.loose ?? false))) return;
    const [type] = types;
    if (types.length > 1 || !type || ['number', 'boolean', 'list', 'json'].includes(type)) {
      return this.fault(pointer, 'rule.type', { argument: parameter.name, expected: types, actual: 'text' });
    }
    const suggestion = mended(text, type);
    this.fault(pointer, 'rule.literal', { value: shown(text), type, ...(suggestion && { suggestion }) });
  }

  private listLiteral(list: readonly unknown[], slot: Slot): void {
    const { parameter, pointer, types, shared } = slot;
    if (!types.includes('list'))
      return this.fault(pointer, 'rule.type', { argument: parameter.name, expected: types, actual: 'list' });
    if (list.length === 0 && !parameter.empty) return this.fault(pointer, 'rule.list_empty');
    const entryTypes: readonly RuleType[] = parameter.elements && shared ? [shared] : ['text'];
    for (const [index, entry] of list.entries()) {
      const at = `${pointer}/${index}`;
      if (entry === '' || typeof entry === 'object') this.fault(at, 'rule.list_entry');
      else this.literal(entry, { parameter, pointer: at, types: entryTypes, shared });
    }
  }

  /** An argument that must be written out: the name of something, one of some words, a pattern, a number. */
  private named(arg: unknown, kind: LiteralKind, { parameter, pointer }: Slot): void {
    if (kind === 'natural') {
      const isNatural = typeof arg === 'number' && Number.isInteger(arg) && arg >= 0 && arg <= limits.characters;
      return isNatural ? undefined : this.fault(pointer, 'rule.natural', { argument: parameter.name, limit: limits.characters });
    }
    if (typeof arg !== 'string') return this.fault(pointer, 'rule.literal_needed', { argument: parameter.name });
    if (kind === 'pattern') return this.pattern(arg, pointer);
    if (typeof kind === 'string') return this.name(arg, kind, pointer);
    if (!kind.includes(arg)) this.fault(pointer, 'rule.word_unknown', { word: shown(arg), allowed: kind, ...nearest(arg, kind) });
  }

  private name(name: string, kind: 'field' | 'relation' | 'lookup', pointer: string): void {
    const { types, counts, sees, names } = this.options;
    const known = { field: () => types(name) !== undefined, relation: () => counts?.(name), lookup: () => sees?.(name) };
    if (!known[kind]()) {
      return this.fault(pointer, `rule.${kind}_unknown`, { name: shown(name), ...nearest(name, names?.(kind) ?? []) });
    }
    (kind === 'relation' ? this.counts : this.reads).add(name);
  }

  private pattern(source: string, pointer: string): void {
    try {
      patternOf(source);
    } catch (error) {
      this.fault(pointer, 'rule.pattern', {
        pattern: shown(source),
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }
}
