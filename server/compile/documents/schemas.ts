/** The JSON Schemas of the document kinds, and validators made of them on first use. */
import { createRequire } from 'node:module';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fieldSchema } from './field-schema.js';

export type Schema = Readonly<Record<string, unknown>>;
export const kinds = ['app', 'object', 'picklist', 'role'] as const;
export type Kind = (typeof kinds)[number];

// Not by an import attribute: Node 20 warns of those on every start.
const load = createRequire(import.meta.url);
const file = (name: string): Schema => load(`../../../metadata/format/${name}.schema.json`) as Schema;

export const schemas: Readonly<Record<Kind | 'common' | 'field', Schema>> = Object.freeze({
  common: file('common'),
  field: fieldSchema(),
  app: file('app'),
  object: file('object'),
  picklist: file('picklist'),
  role: file('role'),
});

let ajv: Ajv2020 | undefined;

export function validatorOf(kind: Kind): ValidateFunction {
  if (!ajv) {
    ajv = new Ajv2020({
      allErrors: true,
      discriminator: true,
      ownProperties: true,
      verbose: true,
      validateSchema: false,
      strictTypes: false,
    });
    ajv.addSchema(Object.values(schemas));
  }
  return ajv.getSchema(schemas[kind].$id as string)!;
}
