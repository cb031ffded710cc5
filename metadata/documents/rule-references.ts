/** What a rule names: fields and paths, relations counted, and the codes it compares fields with. Takes anything, never throws. */
import { isCall, partsOf } from '../rules/expression.js';
import { limits } from '../rules/measure.js';
import { operators } from '../rules/operators/index.js';
import { parameterAt } from '../rules/operators/operator.js';
import type { Directory, FieldEntry, Named, Names, ObjectEntry } from './directory.js';

/** A name in a rule: where it stands, which part of the text it is, and what it stands for. */
interface RuleName {
  readonly path: readonly (string | number)[];
  readonly part: readonly [number, number];
  readonly named: Named;
  /** It is a member of a list that says the same of every record without it, because no record can have it. */
  readonly spare: boolean;
}

/** Operators for which a code that no record has may be left out of the list. */
const spareLists: ReadonlySet<string> = new Set(['in', 'has_any']);
/** Operators that hold a field against literals. */
const comparing: ReadonlySet<string> = new Set(['==', '!=', 'in', 'has', 'has_any', 'has_all']);

/** Fields along a path, each with its place in the text. */
export function stepsOf(
  directory: Directory,
  object: ObjectEntry,
  path: string,
): readonly (readonly [FieldEntry, readonly [number, number]])[] {
  const steps: (readonly [FieldEntry, readonly [number, number]])[] = [];
  let at: ObjectEntry | undefined = object;
  let start = 0;
  for (const name of path.split('.')) {
    const field: FieldEntry | undefined = at?.fields.get(name);
    if (!field) break;
    steps.push([field, [start, start + name.length]]);
    at = field.to === undefined ? undefined : directory.objects.get(field.to);
    start += name.length + 1;
  }
  return steps;
}

/** @param value What the rule makes: codes of this set, for defaults and fields set. */
export function namesInRule(rule: unknown, object: ObjectEntry, directory: Directory, value?: Names): readonly RuleName[] {
  const reader = new RuleReader(object, directory);
  reader.node(rule, [], value);
  return reader.found;
}

type Way = readonly (string | number)[];

class RuleReader {
  readonly found: RuleName[] = [];

  constructor(
    private readonly object: ObjectEntry,
    private readonly directory: Directory,
  ) {}

  /** @param codes What literals here are codes of. */
  node(node: unknown, way: Way, codes: Names | undefined, spare = false): void {
    if (typeof node === 'string') return this.code(node, way, codes, false);
    // Each call is two steps deep; what is deeper no checker admits.
    if (way.length > 2 * limits.depth + 4) return;
    if (Array.isArray(node)) return node.forEach((entry, index) => this.code(entry, [...way, index], codes, spare));
    if (isCall(node)) this.call(node, way, codes);
  }

  private code(code: unknown, path: Way, codes: Names | undefined, spare: boolean): void {
    const named = typeof code === 'string' ? codes?.get(code) : undefined;
    if (named) this.found.push({ path, part: [0, String(code).length], named, spare });
  }

  private call(call: Readonly<Record<string, unknown>>, way: Way, wanted: Names | undefined): void {
    const { name, args, bare } = partsOf(call);
    const operator = operators[name];
    if (!operator) return;
    const compared = comparing.has(name) ? this.codesOf(args) : undefined;
    for (const [index, arg] of args.entries()) {
      const place = bare ? [...way, name] : [...way, name, index];
      const parameter = parameterAt(operator, index, args.length);
      const result = name === 'if' && parameter?.same;
      if (parameter?.literal) this.literal(arg, parameter.literal, place);
      else this.node(arg, place, result ? (wanted ?? this.codesOf(args)) : compared, spareLists.has(name));
    }
  }

  /** The set of codes that operands have in common: that of the first field among them. */
  private codesOf(args: readonly unknown[], depth = 0): Names | undefined {
    for (const arg of args) {
      if (!isCall(arg) || depth > limits.depth) continue;
      const { name, args: inner } = partsOf(arg);
      const [word] = inner;
      if (name === 'user' && word === 'roles') return this.directory.documents.get('role');
      const found =
        (name === 'var' || name === 'previous') && typeof word === 'string'
          ? this.fieldAt(word)?.values
          : name === 'if'
            ? this.codesOf(
                inner.filter((_, index) => index % 2 === 1 || index === inner.length - 1),
                depth + 1,
              )
            : undefined;
      if (found) return found;
    }
    return undefined;
  }

  private fieldAt(path: string): FieldEntry | undefined {
    const steps = stepsOf(this.directory, this.object, path);
    return steps.length === path.split('.').length ? steps.at(-1)?.[0] : undefined;
  }

  private literal(arg: unknown, kind: unknown, path: Way): void {
    if (typeof arg !== 'string') return;
    if (kind === 'relation') return this.relation(arg, path);
    if (kind !== 'field' && kind !== 'lookup') return;
    for (const [{ named }, part] of stepsOf(this.directory, this.object, arg))
      if (named) this.found.push({ path, part, named, spare: false });
  }

  /** `order.customer`: an object, and the lookup in it. */
  private relation(text: string, path: Way): void {
    const dot = text.indexOf('.');
    const object = this.directory.objects.get(text.slice(0, dot));
    if (dot < 0 || !object) return;
    this.found.push({ path, part: [0, dot], named: object.named, spare: false });
    const field = object.fields.get(text.slice(dot + 1));
    if (field?.named) this.found.push({ path, part: [dot + 1, text.length], named: field.named, spare: false });
  }
}
