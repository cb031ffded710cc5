/** The mask of values of which no part may be shown: `***` says that there is one. */
import type { FieldType } from '../field-type.js';

export const opaque = {
  mask: (expression) => `case when ${expression} is not null then '***' end`,
  maskValue: () => '***',
} satisfies Partial<FieldType>;

/** References cannot be masked: their wire form is an object, and its label names the target. */
export const unmaskable = { mask: () => null, maskValue: () => null } satisfies Partial<FieldType>;
