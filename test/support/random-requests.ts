/** Read requests at random, for property tests: mostly of names the caller sees and values of the right type, some of neither. */
import * as fc from 'fast-check';
import { typeOf } from '../../server/compile/field-types/index.js';
import type { FieldModel, Model } from '../../server/compile/model.js';
import { isFault, operandOf } from '../../server/serve/request/path.js';
import type { Sight } from '../../server/serve/sight/sight.js';

export interface Asked {
  readonly kind: 'list' | 'query' | 'aggregate' | 'one' | 'search';
  readonly object: string;
  readonly query: string;
  readonly body: unknown;
  readonly id: string;
}

interface Constants {
  readonly ids: readonly string[];
  readonly words: readonly string[];
}

interface Name {
  readonly text: string;
  readonly field: FieldModel;
  readonly seen: boolean;
}

/** Every path of the model from an object, across one lookup, whether or not the caller sees it. */
function namesOf(object: string, model: Model, sight: Sight): readonly Name[] {
  const at = sight.objects[object];
  const own = Object.values(model.objects[object]?.fields ?? {});
  const across = own.flatMap((lookup) =>
    Object.values((lookup.to !== undefined && model.objects[lookup.to]?.fields) || {}).map(
      (field) => [`${lookup.name}.${field.name}`, field] as const,
    ),
  );
  return [...own.map((field) => [field.name, field] as const), ...across].map(([text, field]) => ({
    text,
    field,
    seen: at !== undefined && !isFault(operandOf(text, at, sight)),
  }));
}

/** Now and then one that is hidden, and one that never was. */
function among(names: readonly Name[]): fc.Arbitrary<Name> {
  const [seen, hidden] = [names.filter((name) => name.seen), names.filter((name) => !name.seen)];
  const never = names.slice(0, 1).map((name) => ({ ...name, text: `${name.text}x` }));
  const from = (list: readonly Name[], weight: number) =>
    list.length > 0 ? [{ weight, arbitrary: fc.constantFrom(...list) }] : [];
  return fc.oneof(...from(seen, 40), ...from(hidden, 2), ...from(never, 1));
}

/** A value of the field's type as JSON has it. */
function valueOf(field: FieldModel, { ids, words }: Constants): fc.Arbitrary<unknown> {
  if (field.values) return fc.constantFrom(...field.values.map(({ code }) => code));
  const byType: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    boolean: fc.boolean(),
    number: fc.constantFrom(-1, 0, 1, 2, 3, 20, 100, 300),
    text: fc.constantFrom(...words),
    date: fc.constantFrom('2026-01-15', '2026-03-01', '2026-05-11'),
    datetime: fc.constantFrom('2026-01-02T03:04:05.678Z', '2026-03-01T00:00:00Z'),
    time: fc.constantFrom('08:00:00', '14:30:00'),
    reference: fc.constantFrom(...ids),
    list: field.to === undefined ? fc.constantFrom(...words) : fc.constantFrom(...ids),
  };
  return byType[typeOf(field).ruleType] ?? fc.constant(null);
}

const stray = fc.constantFrom<unknown>('', 'retail', 7, true, null, [], ['a']);

function termOf(names: readonly Name[], constants: Constants): fc.Arbitrary<readonly [string, string]> {
  return among(names).chain(({ text, field }) => {
    const { operators } = typeOf(field);
    const operator = operators.length > 0 ? fc.constantFrom(...operators) : fc.constant('eq' as const);
    return fc
      .tuple(operator, fc.oneof({ weight: 20, arbitrary: valueOf(field, constants) }, { weight: 1, arbitrary: stray }))
      .map(([name, value]) => [`${text}.${name}`, name === 'empty' ? 'true' : String(value)] as const);
  });
}

/** JSON Logic over one or two fields of a type, joined, negated, mixed with counts and arithmetic. */
function ruleOf(object: string, names: readonly Name[], model: Model, constants: Constants): fc.Arbitrary<unknown> {
  const variable = (name: Name) => ({ var: name.text });
  const numbers = names.filter(({ field }) => typeOf(field).ruleType === 'number');
  const lookups = names.filter(
    ({ field, text }) => field.to !== undefined && typeOf(field).ruleType === 'reference' && !text.includes('.'),
  );
  const relations = (model.objects[object]?.incoming ?? []).map((incoming) => `${incoming.object}.${incoming.field}`);
  const compared = among(names).chain((name): fc.Arbitrary<unknown> => {
    const { ruleType } = typeOf(name.field);
    const other = names.filter(({ field }) => typeOf(field).ruleType === ruleType);
    const right = fc.oneof(
      { weight: 4, arbitrary: valueOf(name.field, constants) },
      { weight: 1, arbitrary: among(other).map(variable) },
      { weight: 1, arbitrary: stray },
    );
    if (ruleType === 'list') return valueOf(name.field, constants).map((value) => ({ in: [value, variable(name)] }));
    if (ruleType === 'json') return fc.constant({ is_empty: [variable(name)] });
    const words = ['==', '!=', ...(['reference', 'boolean', 'text'].includes(ruleType) ? [] : ['<', '<=', '>', '>='])];
    const more = ruleType === 'text' && !name.field.values ? ['contains', 'starts_with', 'ends_with'] : [];
    return fc.tuple(fc.constantFrom(...words, ...more), right).map(([word, value]) => ({ [word]: [variable(name), value] }));
  });
  const amount = fc.oneof(
    among(numbers).map(variable),
    fc.constantFrom<unknown>(0, 1, 100, { related_count: [relations[0] ?? 'x.y'] }),
  );
  const reckoned = fc
    .tuple(fc.constantFrom('+', '-', '*', '/', '%'), amount, amount, fc.constantFrom('<', '>=', '=='))
    .map(([sign, a, b, word]) => ({ [word]: [{ [sign]: [a, b] }, 10] }));
  const counted = fc
    .tuple(fc.constantFrom(...relations, 'x.y'), fc.nat(2))
    .map(([relation, count]) => ({ '==': [{ related_count: [relation] }, count] }));
  const seeing = fc.constantFrom(...lookups.map(({ text }) => text), 'owner').map((text) => ({ sees: [text] }));
  const empty = among(names).map((name) => ({ is_empty: [variable(name)] }));
  const simple = fc.oneof({ weight: 10, arbitrary: compared }, { weight: 2, arbitrary: empty }, reckoned, counted, seeing);
  const joined = fc
    .tuple(fc.constantFrom('and', 'or'), fc.array(simple, { minLength: 1, maxLength: 3 }))
    .map(([word, rules]) => ({ [word]: rules }));
  return fc.oneof(
    { weight: 3, arbitrary: simple },
    joined,
    simple.map((rule) => ({ '!': [rule] })),
  );
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>, oneIn: number): fc.Arbitrary<T | undefined> =>
  fc.nat(oneIn - 1).chain((roll) => (roll === 0 ? arbitrary : fc.constant(undefined)));

/** Requests to every object of the model. */
export function requestsOf(sight: Sight, constants: Constants): fc.Arbitrary<Asked> {
  const { model } = sight;
  return fc.constantFrom(...Object.keys(sight.objects)).chain((object) => {
    const names = namesOf(object, model, sight);
    const sortable = names.filter(({ field }) => typeOf(field).sortable);
    const groupable = names.filter(({ field }) => typeOf(field).groupable);
    const dates = names.filter(({ field }) => ['date', 'datetime'].includes(typeOf(field).ruleType));
    const numeric = names.filter(({ field }) => typeOf(field).numeric);
    const texts = (list: readonly Name[], maxLength: number) =>
      fc.array(
        among(list).map(({ text }) => text),
        { minLength: 1, maxLength },
      );
    const rule = ruleOf(object, names, model, constants);
    const search = fc.constantFrom(...constants.words);
    const query = fc
      .record({
        fields: maybe(texts(names, 4).map(String), 3),
        sort: maybe(
          fc
            .array(
              fc.tuple(fc.constantFrom('', '-'), among(sortable)).map(([sign, { text }]) => sign + text),
              { minLength: 1, maxLength: 2 },
            )
            .map(String),
          2,
        ),
        filter: maybe(
          rule.map((value) => JSON.stringify(value)),
          3,
        ),
        terms: fc.array(termOf(names, constants), { maxLength: 2 }),
        search: maybe(search, 5),
        count: maybe(fc.constantFrom('capped', 'exact'), 3),
        limit: maybe(fc.integer({ min: 1, max: 4 }).map(String), 2),
        view: maybe(fc.constantFrom(...(model.objects[object]?.views ?? []).map(({ name }) => name), 'none'), 8),
        deleted: maybe(fc.constantFrom('true', 'false'), 8),
      })
      .map(({ terms, ...parameters }) => {
        const given = Object.entries(parameters).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
        return new URLSearchParams([...given, ...terms].map(([key, value]) => [key, value] as [string, string])).toString();
      });
    const body = fc.record(
      {
        group: fc.array(
          fc.oneof(
            among(groupable).map(({ text }) => text),
            fc.record({ field: among(dates).map(({ text }) => text), by: fc.constantFrom('month', 'week', 'year') }),
          ),
          { maxLength: 2 },
        ),
        measures: fc.tuple(
          fc.constant({ count: true }),
          fc.tuple(fc.constantFrom('sum', 'avg', 'min', 'max'), among(numeric)).map(([kind, { text }]) => ({ [kind]: text })),
        ),
        filter: rule,
        search,
        sort: fc.constantFrom(['-count'], ['count']),
      },
      { requiredKeys: ['group', 'measures'] },
    );
    return fc.record({
      kind: fc.constantFrom<Asked['kind']>('list', 'list', 'list', 'query', 'aggregate', 'aggregate', 'one', 'search'),
      object: fc.constant(object),
      query,
      body,
      id: fc.constantFrom(...constants.ids),
    });
  });
}
