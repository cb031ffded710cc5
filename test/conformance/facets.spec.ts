/** What each field type states about itself, on a real PostgreSQL: column, parameter, cast, wire form, order, mask. */
import { fieldTypes } from '../../server/compile/field-types/index.js';
import type { FieldType } from '../../server/compile/field-types/field-type.js';
import type { FieldModel, ObjectModel } from '../../server/compile/model.js';
import { validatorFor } from '../../server/compile/validator.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { model, titled, type Probe } from './probe.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.drop());

const systemId: Probe = { type: fieldTypes.id!, sample: fieldTypes.id!.samples[0]!, field: model.objects.probe!.fields.id! };
const all = [...titled, ['id', systemId] as const];

const good = ({ sample }: Probe): FieldType['samples'][number]['valid'] => [...sample.valid, ...sample.extreme];

/** The server's verdict on a single value. */
function verdictOn(field: FieldModel): (value: unknown) => readonly string[] {
  const validate = validatorFor(
    {
      object: { label: field.label, flow: null } as ObjectModel,
      fields: { [field.name]: { field, read: 'clear', create: true, update: true } },
      rights: { create: true, read: true, update: true, delete: true, export: true, import: true },
      layouts: [],
      transitions: [],
    },
    'update',
  );
  return (value) => validate({ [field.name]: value }).map(({ code }) => code);
}

test('every type is in the list under its own name and has samples of all three kinds', () => {
  for (const [name, type] of Object.entries(fieldTypes)) {
    expect(type.name).toBe(name);
    expect(type.samples.flatMap(({ valid }) => valid).length).toBeGreaterThan(0);
    expect(type.samples.flatMap(({ invalid }) => invalid).length).toBeGreaterThan(0);
  }
});

describe.each(all)('%s', (_, probe) => {
  const { type, field, sample } = probe;

  test('the verdict of its JSON Schema', () => {
    const verdict = verdictOn(field);
    for (const { in: value } of good(probe)) expect([value, verdict(value)]).toEqual([value, []]);
    for (const { in: value, code } of sample.invalid) {
      // Whether an option may still be chosen depends on the record, so it is judged where that is written.
      if (code !== 'value.option.inactive') expect([value, verdict(value)]).toEqual([value, expect.arrayContaining([code])]);
    }
    // Whether empty is allowed is a matter of rules.
    expect(verdict(null)).toEqual([]);
  });

  test('canonical form is what comes out, and stays as it is', () => {
    for (const { in: value, out } of good(probe)) {
      expect(type.normalise(value, field)).toEqual(out);
      if (out !== null) expect(type.normalise(out, field)).toEqual(out);
    }
  });

  test('stored and read, a value is the same value', async () => {
    const table = `t_${field.name}`;
    await database.pool.query(`create table ${table} (n int, v ${type.column(field)})`);
    const values = [...good(probe).map(({ out }) => out), null];
    for (const [index, value] of values.entries()) {
      const parameter = value === null ? null : type.toParameter(value, field);
      await database.pool.query(`insert into ${table} values (${index}, $1::${type.cast(field)})`, [parameter]);
    }
    const { rows } = await database.pool.query<{ text: string }>(
      `select row_to_json(w)::text as text from (select ${type.read('v', field)} as "value" from ${table} order by n) w`,
    );
    expect(rows.map(({ text }) => (JSON.parse(text) as { value: unknown }).value)).toEqual(values);
    // A number is spelled as JavaScript spells it, so that an answer from memory and one from the table are alike.
    for (const [index, { text }] of rows.entries()) {
      const value = values[index];
      if (typeof value === 'number' && Math.abs(value) >= 1e-6) expect(text).toBe(JSON.stringify({ value }));
    }
  });

  test('read does not depend on settings of the session', async () => {
    const client = await database.pool.connect();
    try {
      await client.query(
        `set datestyle = 'German'; set timezone = 'America/Los_Angeles'; set intervalstyle = 'sql_standard'; set extra_float_digits = -15; set bytea_output = 'escape'`,
      );
      const { rows } = await client.query<{ value: unknown }>(
        `select json_build_object('value', ${type.read('v', field)}) -> 'value' as value from t_${field.name} order by n`,
      );
      expect(rows.map(({ value }) => value)).toEqual([...good(probe).map(({ out }) => out), null]);
    } finally {
      await client.query('reset all');
      client.release();
    }
  });

  test('equal values are equal in the database', async () => {
    if (!type.operators.includes('eq')) return;
    for (const [index, { out }] of good(probe).entries()) {
      if (out === null) continue;
      const { rows } = await database.pool.query<{ n: number }>(
        `select n from t_${field.name} where v = $1::${type.cast(field)} and v = any($2::${type.cast(field)}[])`,
        [type.toParameter(out, field), [type.toParameter(out, field)]],
      );
      expect(rows.map(({ n }) => n)).toContain(index);
    }
  });

  test('sorts, empty last', async () => {
    if (!type.sortable) return;
    const sort = type.sort('v', field);
    const { rows } = await database.pool.query<{ empty: boolean }>(
      `select v is null as empty from t_${field.name} order by ${sort} asc nulls last`,
    );
    const firstEmpty = rows.findIndex(({ empty }) => empty);
    expect(rows.slice(firstEmpty).every(({ empty }) => empty)).toBe(true);
  });

  test('masked alike by database and server, with nothing of the value to be guessed', async () => {
    const sql = type.mask('v', field);
    if (sql === null) return expect(type.maskValue('x', field)).toBeNull();
    const { rows } = await database.pool.query<{ masked: unknown }>(`select ${sql} as masked from t_${field.name} order by n`);
    const masked = good(probe).map(({ out }) => (out === null ? null : type.maskValue(out, field)));
    expect(rows.map((row) => row.masked)).toEqual([...masked, null]);
    for (const text of masked) expect(text === null || /\*{3,4}/.test(text)).toBe(true);
  });

  test('through a spreadsheet and back', () => {
    for (const { out } of good(probe)) {
      if (typeof out === 'string' && /[;\n]/.test(out)) continue;
      const text = type.toText(out, field);
      const back = type.fromText(text, field);
      expect(back === null ? null : type.normalise(back, field)).toEqual(out);
    }
    expect(type.toText(null, field)).toBe('');
    expect(type.fromText('  ', field)).toBeNull();
  });
});

test.each([
  ['phone', '+8613812345678', '138****5678'],
  ['phone', '+861062782051', '106****2051'],
  ['phone', '+14155552671', '+14****2671'],
  ['phone', '+8612345', '****45'],
  ['email', 'zhang.wei@example.com', 'z***@example.com'],
  ['text', '张伟', '张***'],
  ['text', '😀x', '😀***'],
  ['currency', 12, '***'],
] as const)('the mask of a %s', async (name, value, masked) => {
  const type = fieldTypes[name]!;
  const field = model.objects.probe!.fields[`${name}_n0`]!;
  const { rows } = await database.pool.query<{ masked: string }>(
    `select ${type.mask(`$1::${type.cast(field)}`, field)} as masked`,
    [value],
  );
  expect([rows[0]!.masked, type.maskValue(value, field)]).toEqual([masked, masked]);
});

test.each([
  ['text', ['张三', '李四', '阿里', '重庆', '北京', 'abc'], ['阿里', '北京', '重庆', '李四', '张三']],
  ['picklist', ['high', 'low'], ['low', 'high']],
] as const)('%s sorts as people expect', async (name, values, expected) => {
  const type = fieldTypes[name]!;
  const field = model.objects.probe!.fields[`${name}_n0`]!;
  const { rows } = await database.pool.query<{ v: string }>(
    `select v from unnest($1::text[]) as v order by ${type.sort('v', field)}`,
    [values],
  );
  expect(rows.map(({ v }) => v).filter((v) => v !== 'abc')).toEqual(expected);
});

test.each([
  ['integer', '1,234', 1234],
  ['integer', '１２', 12],
  ['currency', '¥ 1,234.50', 1234.5],
  ['decimal', '12,34', '12,34'],
  ['percent', '35 %', 35],
  ['boolean', '是', true],
  ['boolean', 'maybe', 'maybe'],
  ['date', '2026年1月5日', '2026-01-05'],
  ['date', '2026/1/5', '2026-01-05'],
  ['time', '9:30', '09:30'],
  ['duration', '1:30', 5400],
  ['duration', '90', 90],
  ['picklist', '低', 'low'],
  ['picklist', 'Low', 'low'],
  ['multi_picklist', '甲；b', ['a', 'b']],
  ['tags', 'a; b', ['a', 'b']],
  ['location', '31.2, 121.4', { lat: 31.2, lng: 121.4 }],
  ['location', 'here', 'here'],
  ['json', '{"a":1}', { a: 1 }],
  ['json', '{', '{'],
] as const)('%s understands %s as people write it', (name, text, value) => {
  expect(fieldTypes[name]!.fromText(text, model.objects.probe!.fields[`${name}_n0`]!)).toEqual(value);
});
