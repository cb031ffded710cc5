/** Every type to every other with all values of the conformance suite: kept or named as failing, and the very same on the way back. */
import { declarable, typeOf } from '../../../server/compile/field-types/index.js';
import type { FieldType } from '../../../server/compile/field-types/field-type.js';
import { firstTarget, secondTarget } from '../../../server/compile/field-types/parts/reference-samples.js';
import type { FieldModel, Model, ObjectModel } from '../../../server/compile/model.js';
import { validatorFor } from '../../../server/compile/validator.js';
import type { SourceDocument } from '../../../server/compile/compile.js';
import { field, nobody, object, refusal, shop, Shop, type Json } from './shop.js';
import { long } from '../../support/extent.js';

const PATIENCE = 240_000;

interface Source {
  readonly name: string;
  readonly type: FieldType;
  readonly options: Json;
  readonly values: readonly unknown[];
}
const optionsOf = (type: FieldType): Json => ({ ...type.samples[0]!.options });
const outs = (sample: FieldType['samples'][number]): unknown[] =>
  [...sample.valid, ...sample.extreme].map(({ out }) => out).filter((value) => value !== null);

/** Every type with all its samples; those that need a column of their own (decimals by scale) are a source of their own. */
const sources: readonly Source[] = declarable.flatMap((type): Source[] => {
  const own = type.samples.filter(({ options }, index) => index > 0 && 'scale' in options);
  const shared = type.samples.filter((sample) => !own.includes(sample));
  return [
    { name: type.name, type, options: optionsOf(type), values: [...new Set(shared.flatMap(outs))] },
    ...own.map((sample) => ({
      name: `${type.name}_s${String(sample.options.scale)}`,
      type,
      options: { ...sample.options, min: undefined },
      values: outs(sample),
    })),
  ].map((source) => ({ ...source, options: JSON.parse(JSON.stringify(source.options)) as Json }));
});
const target = object('target', 'target', [field('f1', 'name', 'text')]);
const named = (source: Source): string => `from_${source.name}`;

/** Of each type an object with one field for every type, which is of the first type or, after the change, of the other. */
const documents = (changed: (from: Source, to: FieldType) => boolean): SourceDocument[] =>
  shop(
    target,
    ...sources.map((from) =>
      object(named(from), named(from), [
        field('n', 'name', 'text'),
        ...declarable.map((to) => {
          const [type, options] = changed(from, to) ? [to, optionsOf(to)] : [from.type, from.options];
          return field(to.name, `to_${to.name}`, type.name, options);
        }),
      ]),
    ),
  );

const before = documents(() => false);
let it: Shop;
let model: Model;
beforeAll(async () => {
  it = await Shop.open(before);
  for (const [index, id] of [firstTarget, secondTarget].entries()) {
    await it.rows(
      `insert into w_test.target (id, name, owner, created_at, created_by, updated_at, updated_by, version) values ($1, $2, $3, now(), $3, now(), $3, 1)`,
      [id, `Target ${index}`, nobody],
    );
  }
  model = (await it.plan(before)).model!;
  for (const from of sources) {
    const { type } = from;
    const columns = declarable.map((to) => `"to_${to.name}"`).join(', ');
    const of = model.objects[named(from)]!.fields[`to_${type.name}`]!;
    for (const [index, value] of [...from.values, null].entries()) {
      const given = declarable.map(() => `$1::${type.cast(of)}`).join(', ');
      await it.rows(
        `insert into w_test."${named(from)}" (id, name, owner, created_at, created_by, updated_at, updated_by, version, ${columns})
         values (gen_random_uuid(), '${index}', '${nobody}', now(), '${nobody}', now(), '${nobody}', 1, ${given})`,
        [value === null ? null : type.toParameter(value, of)],
      );
    }
  }
}, PATIENCE);
afterAll(() => it.close());

/** All values of a field as the API would answer them, in the order in which they were written. */
async function read(of: ObjectModel, name: string): Promise<unknown[]> {
  const one = of.fields[name]!;
  const rows = await it.rows<{ v: unknown }>(
    `select to_json(${typeOf(one).read(`"${name}"`, one)}) as v from w_test."${of.name}" order by name::integer`,
  );
  return rows.map(({ v }) => v);
}

/** What the field's own schema says of a value, but for limits: those are counted as an impact and lose nothing. */
function verdict(one: FieldModel, value: unknown): string[] {
  const scope = {
    object: { label: one.label, flow: null } as unknown as ObjectModel,
    fields: { [one.name]: { field: one, read: 'clear', create: true, update: true } },
    rights: { create: true, read: true, update: true, delete: true, export: true, import: true },
    transitions: [],
  } as unknown as Parameters<typeof validatorFor>[0];
  const limits = new Set([
    'value.too_long',
    'value.too_short',
    'value.too_large',
    'value.too_small',
    'value.too_many',
    'value.pattern',
  ]);
  return validatorFor(
    scope,
    'update',
  )({ [one.name]: value })
    .map(({ code }) => code)
    .filter((code) => !limits.has(code));
}

/** Pairs without a way: their plan is refused. A title does not say which record it is of, and a text not whether it is JSON. */
const refused = ({ type: from }: Source, to: FieldType): boolean => {
  const pointers = ['lookup', 'master_detail', 'multi_lookup'];
  if (from.name === to.name || (pointers.includes(from.name) && pointers.includes(to.name))) return false;
  return [...pointers, 'user', 'json'].includes(to.name);
};

test(
  'pairs without a way are refused by name, and no others',
  async () => {
    const [code, ...violations] = await refusal(it.publish(documents(() => true)));
    expect(code).toBe('publish.refused');
    const expected = sources.flatMap((from) =>
      declarable
        .filter((to) => refused(from, to))
        .map((to) => [`/objects/${named(from)}/fields/to_${to.name}/type`, 'publish.type_change']),
    );
    expect(violations.toSorted()).toEqual(expected.toSorted());
  },
  PATIENCE,
);

long(
  'every value is kept or named as failing, and returns as it was',
  async () => {
    const original = new Map<string, unknown[]>();
    for (const from of sources)
      for (const to of declarable)
        original.set(`${from.name} ${to.name}`, await read(model.objects[named(from)]!, `to_${to.name}`));
    const changed = documents((from, to) => !refused(from, to));
    const impacts = await it.impact(changed);
    const { plan } = await it.publish(changed);
    expect(await it.plan(changed)).toMatchObject({ changes: [], ddl: [] });

    for (const from of sources) {
      const of = plan.model!.objects[named(from)]!;
      for (const to of declarable.filter((one) => !refused(from, one) && one !== from.type)) {
        const was = original.get(`${from.name} ${to.name}`)!;
        const is = await read(of, `to_${to.name}`);
        const fails = was.filter((value, index) => value !== null && is[index] === null);
        const named_ = impacts.filter(
          ({ object: name, at, risk, kind }) =>
            name === of.name && at.path[1] === to.name && risk === 'destroys' && kind === 'type',
        );
        expect([from.name, to.name, named_.map(({ count }) => count)]).toEqual([
          from.name,
          to.name,
          fails.length > 0 ? [fails.length] : [],
        ]);
        for (const [index, value] of is.entries()) {
          const one = of.fields[`to_${to.name}`]!;
          if (value === null) continue;
          expect([from.name, to.name, was[index], value, verdict(one, value)]).toEqual([
            from.name,
            to.name,
            was[index],
            value,
            [],
          ]);
          if (to.name !== 'url') expect([from.name, to.name, to.normalise(value, one)]).toEqual([from.name, to.name, value]);
        }
      }
    }

    await it.publish(before);
    for (const from of sources)
      for (const to of declarable)
        expect([from.name, to.name, await read(model.objects[named(from)]!, `to_${to.name}`)]).toEqual([
          from.name,
          to.name,
          original.get(`${from.name} ${to.name}`),
        ]);
  },
  PATIENCE,
);
