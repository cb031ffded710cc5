/** Errors of the JSON Schema → findings that say what to write instead. */
import { pathOf } from '../../../metadata/values/pointer.js';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { fieldTypes } from '../field-types/index.js';
import { didYouMean, shown, type Report } from './finding.js';
import type { Schema } from './schemas.js';

interface Said {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Key below the place of the error that is meant. */
  readonly key?: string;
}

const bound =
  (code: string) =>
  ({ params }: ErrorObject): Said => ({ code, params: { limit: (params as { limit: number }).limit } });

/** What a pattern stands for, by the shared part that holds it. */
const formOf = ({ schemaPath, parentSchema, schema }: ErrorObject): string =>
  /\$defs\/(name|id|code|path|icon)\/pattern$/.exec(schemaPath)?.[1] ?? String((parentSchema as Schema).description ?? schema);

const oneOf = ({ data }: ErrorObject, allowed: readonly unknown[]): Said => ({
  code: 'format.choice',
  params: { value: shown(data), allowed: allowed.map(String), ...didYouMean(shown(data), allowed.map(String)) },
});

const said: Readonly<Record<string, (error: ErrorObject) => Said>> = {
  type: ({ params }) => ({ code: 'format.type', params: { expected: [params.type].flat() } }),
  required: ({ params }) => ({ code: 'format.key_missing', params: { key: String(params.missingProperty) } }),
  additionalProperties: ({ params, parentSchema }) => {
    const key = String(params.additionalProperty);
    const known = Object.keys(((parentSchema as Schema).properties ?? {}) as object);
    return { code: 'format.key_unknown', params: { key: shown(key), ...didYouMean(key, known) }, key };
  },
  propertyNames: ({ params }) => {
    const key = String(params.propertyName);
    return { code: 'format.pattern', params: { value: shown(key), form: 'name' }, key };
  },
  enum: (error) => oneOf(error, error.params.allowedValues as readonly unknown[]),
  const: (error) => oneOf(error, [error.params.allowedValue]),
  discriminator: ({ params }) => {
    const type = params.tagValue as unknown;
    return {
      code: 'format.field_type',
      params: { type: shown(type), ...didYouMean(shown(type), Object.keys(fieldTypes)) },
      key: 'type',
    };
  },
  pattern: (error) => ({ code: 'format.pattern', params: { value: shown(error.data), form: formOf(error) } }),
  maxLength: bound('format.too_long'),
  minLength: bound('format.too_short'),
  maxItems: bound('format.too_many'),
  minItems: bound('format.too_few'),
  maximum: bound('format.maximum'),
  minimum: bound('format.minimum'),
  uniqueItems: ({ params, data }) => ({
    code: 'format.repeated',
    params: { value: shown((data as readonly unknown[])[params.i as number]) },
  }),
  // Only rules bound the number of keys.
  minProperties: () => ({ code: 'format.rule', params: {} }),
  maxProperties: () => ({ code: 'format.rule', params: {} }),
};

/** Reports each error once and answers the paths of what is malformed. */
export function reportShape(errors: readonly ErrorObject[], report: Report): readonly (readonly string[])[] {
  const paths: string[][] = [];
  for (const error of withoutBranches(errors)) {
    const path = pathOf(error.instancePath);
    const what = said[error.keyword]?.(error) ?? { code: 'format.type', params: { expected: [error.keyword] } };
    const place = what.key === undefined ? path : [...path, what.key];
    paths.push(place);
    report.at(...place).error(what.code, what.params);
  }
  return paths;
}

/**
 * Where alternatives (`anyOf`) all fail, the errors of the one that has the right type are kept, else one error
 * that names the types there are. Names of keys are reported by `propertyNames` alone.
 */
function withoutBranches(errors: readonly ErrorObject[]): ErrorObject[] {
  const alternatives = errors.filter(({ keyword }) => keyword === 'anyOf');
  const inside = (error: ErrorObject): boolean =>
    alternatives.some(
      (one) =>
        one !== error &&
        error.instancePath === one.instancePath &&
        /\/anyOf\/\d+|common\.schema\.json#\/\$defs\/(rule|name)\//.test(error.schemaPath),
    );
  const kept = errors.filter((error) => error.keyword !== 'anyOf' && error.propertyName === undefined && !inside(error));
  return [...kept, ...alternatives.filter(({ propertyName }) => propertyName === undefined).map((one) => settled(one, errors))];
}

function settled(one: ErrorObject, errors: readonly ErrorObject[]): ErrorObject {
  const branches = errors.filter(
    (error) => error !== one && error.instancePath === one.instancePath && error.keyword !== 'anyOf',
  );
  const types = branches.filter(({ keyword }) => keyword === 'type').map(({ params }) => String(params.type));
  const right = branches.find(({ keyword }) => keyword !== 'type' && keyword !== 'enum');
  const choice = branches.find(({ keyword, data }) => keyword === 'enum' && typeof data === 'string');
  return right ?? choice ?? { ...one, keyword: 'type', params: { type: types } };
}
