/** Values that no longer fit what a field admits: its limits, its options, its being the only one, its type. */
import { fieldTypes, typeOf } from '../../compile/field-types/index.js';
import { valueSchema } from '../../compile/json-schema.js';
import type { FieldModel } from '../../compile/model.js';
import { uniqueKeySql } from '../../compile/unique-key.js';
import { column } from '../../serve/sql/table.js';
import type { FieldOrigin, Origin } from '../ddl/origins.js';
import { uniquesOf } from '../duplicates.js';
import { livingSql, type Planned } from './presented.js';
import { fieldRef, type Probe } from './probe.js';
import { and, not } from './sides.js';
import { table } from '../../serve/sql/table.js';

/** JSON Schema keyword → SQL that the value breaks it, and how the limit is put. */
const limits: Readonly<Record<string, { breaks: (value: string, limit: number) => string; words: (limit: number) => object }>> = {
  maxLength: {
    breaks: (value, limit) => `length(${value}) > ${limit}`,
    words: (n) => ({ en: `at most ${n} characters`, 'zh-CN': `最多 ${n} 个字符` }),
  },
  minLength: {
    breaks: (value, limit) => `length(${value}) < ${limit}`,
    words: (n) => ({ en: `at least ${n} characters`, 'zh-CN': `至少 ${n} 个字符` }),
  },
  maximum: { breaks: (value, limit) => `${value} > ${limit}`, words: (n) => ({ en: `at most ${n}`, 'zh-CN': `最大 ${n}` }) },
  minimum: { breaks: (value, limit) => `${value} < ${limit}`, words: (n) => ({ en: `at least ${n}`, 'zh-CN': `最小 ${n}` }) },
  maxItems: {
    breaks: (value, limit) => `cardinality(${value}) > ${limit}`,
    words: (n) => ({ en: `at most ${n} entries`, 'zh-CN': `最多 ${n} 项` }),
  },
};

const existing = ({ fields }: Origin): readonly FieldOrigin[] =>
  Object.values(fields).filter(({ column: name, field, former }) => name !== null && former !== null && !field.system);

const fresh = (field: FieldModel): string => column('n', field);

export function formatProbes(origin: Origin): Probe[] {
  return existing(origin).flatMap(({ field, former, column: name, change }): Probe[] => {
    const schema = valueSchema(field);
    const before = change === 'none' && former ? valueSchema(former) : {};
    const probe = (where: string, limit: unknown, pattern?: Probe['pattern']): Probe => ({
      at: fieldRef(origin.object, field),
      kind: 'format',
      risk: 'confirm',
      where,
      value: typeOf(field).read(fresh(field), field),
      words: { say: 'format', params: { field: field.label, limit } },
      ...(pattern && { pattern }),
    });
    const found = Object.entries(limits).flatMap(([keyword, { breaks, words }]) => {
      const [limit, was] = [schema[keyword], before[keyword]];
      if (typeof limit !== 'number' || limit === was) return [];
      const broke = typeof was === 'number' && name !== null ? `coalesce(${breaks(column('t', name), was)}, false)` : 'false';
      return [probe(and(`coalesce(${breaks(fresh(field), limit)}, false)`, not(broke)), words(limit))];
    });
    const { pattern } = schema;
    if (typeof pattern !== 'string' || pattern === before.pattern) return found;
    const said = field.options.pattern_message ?? { en: `matching ${pattern}`, 'zh-CN': `匹配 ${pattern}` };
    const old = typeof before.pattern === 'string' ? before.pattern : null;
    const isFilled = `${fresh(field)} is not null`;
    return [...found, probe(isFilled, said, { value: fresh(field), fresh: pattern, former: old })];
  });
}

/** Each lists what cannot be told apart from another: living records under one key. */
export function uniqueProbes(origin: Origin, { schema, conversions }: Planned): Probe[] {
  return uniquesOf(origin, conversions).map(({ field, value }) => {
    const key = uniqueKeySql(field, value);
    const twice = `select ${key} from ${table(schema, origin.table)} t where ${value} is not null and ${livingSql} group by 1 having count(*) > 1`;
    return {
      at: fieldRef(origin.object, field),
      kind: 'unique',
      risk: 'blocked',
      where: `coalesce(${uniqueKeySql(field, fresh(field))} in (${twice}), false)`,
      value: typeOf(field).read(fresh(field), field),
      words: { say: 'unique', params: { field: field.label } },
    };
  });
}

export function typeProbes(origin: Origin, { conversions }: Planned): Probe[] {
  return existing(origin).flatMap(({ field, former, column: name, change }): Probe[] => {
    if (change === 'none' || !former || name === null) return [];
    const at = fieldRef(origin.object, field);
    const params = { field: field.label, type: fieldTypes[field.type]?.label };
    const [was, is] = [column('t', name), fresh(field)];
    const shown = { value: typeOf(former).read(was, former), becomes: typeOf(field).read(is, field) };
    if (!conversions.some((one) => one.field === field)) {
      const say = change === 'retargeted' ? 'target_refused' : 'type_refused';
      return [{ at, kind: 'type', risk: 'blocked', where: `${was} is not null`, value: shown.value, words: { say, params } }];
    }
    return [
      {
        at,
        kind: 'type',
        risk: 'destroys',
        where: and(`${was} is not null`, `${is} is null`),
        ...shown,
        words: { say: 'type_fails', params },
      },
      { at, kind: 'type', risk: 'confirm', where: `${is} is not null`, ...shown, words: { say: 'type_converts', params } },
    ];
  });
}
