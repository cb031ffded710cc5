/** Sample values of references. The conformance suite has the two records they point to. */
import type { FieldType } from '../field-type.js';

export const firstTarget = '018f3b1e-0000-7000-8000-000000000001';
export const secondTarget = '018f3b1e-ffff-7fff-bfff-ffffffffffff';

export const referenceSamples = (options: Readonly<Record<string, unknown>>): FieldType['samples'] => [
  {
    options,
    valid: [{ in: firstTarget, out: firstTarget }],
    extreme: [{ in: secondTarget.toUpperCase(), out: secondTarget }],
    invalid: [
      { in: '', code: 'value.format' },
      { in: 'customer 1', code: 'value.format' },
      { in: `urn:uuid:${firstTarget}`, code: 'value.format' },
      { in: 1, code: 'value.type' },
      { in: [firstTarget], code: 'value.type' },
    ],
  },
];
