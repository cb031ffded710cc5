/** Values that occur more than once in a field which is about to become unique. */
import type { ClientBase } from 'pg';
import type { FieldModel, Label } from '../compile/model.js';
import { uniqueKeySql } from '../compile/unique-key.js';
import { alive, column, table } from '../serve/sql/table.js';
import type { Conversion } from './convert/conversion.js';
import type { FieldOrigin, Origin } from './ddl/origins.js';
import type { Violation } from '../errors/define.js';

export interface Duplicates {
  readonly object: string;
  readonly field: string;
  readonly label: Label;
  /** How many values occur more than once, and the first few of them. */
  readonly count: number;
  readonly examples: readonly string[];
}

export async function findDuplicates(
  client: Pick<ClientBase, 'query'>,
  schema: string,
  origins: readonly Origin[],
  conversions: readonly Conversion[],
): Promise<Duplicates[]> {
  const found: Duplicates[] = [];
  for (const origin of origins) {
    for (const { field, value } of uniquesOf(origin, conversions)) {
      const key = uniqueKeySql(field, value);
      const { rows } = await client.query<{ count: number; examples: string[] | null }>(
        `select count(*)::integer as count, (array_agg(example order by example))[1:5] as examples
         from (select min(${value}::text) as example from ${table(schema, origin.table)} t
           where ${value} is not null and ${alive('t')} group by ${key} having count(*) > 1) as twice`,
      );
      const { count = 0, examples = null } = rows[0] ?? {};
      const { object } = origin;
      if (count > 0) found.push({ object: object.name, field: field.name, label: field.label, count, examples: examples ?? [] });
    }
  }
  return found;
}

/** Fields that become unique, or that are and take other values, with the SQL over `t` of what they will hold. */
export function uniquesOf(
  { fields }: Origin,
  conversions: readonly Conversion[],
): readonly { readonly field: FieldModel; readonly value: string }[] {
  const becomes = ({ field, former, column: name, change }: FieldOrigin): boolean =>
    name !== null && field.unique !== false && (field.unique !== former?.unique || change !== 'none');
  return Object.values(fields)
    .filter(becomes)
    .map(({ field, column: name }) => {
      const conversion = conversions.find((one) => one.field === field);
      return { field, value: conversion?.value ?? column('t', name!) };
    });
}

export const duplicateViolations = (duplicates: readonly Duplicates[]): Violation[] =>
  duplicates.map(({ object, field, label, count, examples }) => ({
    pointer: `/objects/${object}/fields/${field}/unique`,
    code: 'publish.duplicate_values',
    params: { label, count, examples: examples.join(', ') },
  }));
