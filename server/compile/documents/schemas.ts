/** The JSON Schemas of the document kinds, and validators made of them on first use. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { kindNamed, type DocumentKind } from '../../../metadata/kinds/index.js';
import { annotations } from '../../../metadata/kinds/schema.js';
import * as format from '../../../metadata/kinds/shape.js';
import { fieldSchema } from './field-schema.js';

export type Schema = Readonly<Record<string, unknown>>;

/** By the names of their files; that of fields as it is made now. */
const schemas: Readonly<Record<string, Schema>> = {
  ...(format.schemas as Readonly<Record<string, Schema>>),
  field: fieldSchema(),
};

let ajv: Ajv2020 | undefined;

export function validatorOf(kind: DocumentKind): ValidateFunction {
  if (!ajv) {
    ajv = new Ajv2020({
      allErrors: true,
      discriminator: true,
      ownProperties: true,
      verbose: true,
      validateSchema: false,
      strictTypes: false,
    });
    ajv.addVocabulary([...annotations]);
    ajv.addSchema(Object.values(schemas));
  }
  return ajv.getSchema(kindNamed(kind).schema.$id!)!;
}
