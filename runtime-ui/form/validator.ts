/** What rjsf asks of a validator. The form is judged by `rules/verdict`; this only lets rjsf resolve schemas. */
import type { RJSFSchema, ValidatorType } from '@rjsf/utils';
import { faultsOf, isValid } from './rules/schema.js';

type Node = Readonly<Record<string, unknown>>;

export const validator: ValidatorType<Record<string, unknown>, RJSFSchema> = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: (schema, data) => isValid(schema as Node, data),
  rawValidation: <Result>(schema: RJSFSchema, data?: Record<string, unknown>) => ({
    errors: faultsOf(schema as Node, data ?? {}) as unknown as Result[],
  }),
};
