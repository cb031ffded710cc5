/** Which values are meant: those of a shared set, or those of one field. */
import { Failure } from '../errors/define.js';
import type { ValueScope } from '../publish/jobs/value-fields.js';
import type { Fields } from './body.js';

export const valueScope = {
  picklist: { type: 'text', max: 60, label: { en: 'Picklist', 'zh-CN': '选项集' } },
  object: { type: 'text', max: 60, label: { en: 'Object', 'zh-CN': '对象' } },
  field: { type: 'text', max: 60, label: { en: 'Field', 'zh-CN': '字段' } },
} as const satisfies Fields;

/** Throws `request.invalid` unless it is exactly one of the two. */
export function scopeIn({ picklist, object, field }: Partial<Record<keyof typeof valueScope, string | undefined>>): ValueScope {
  if (picklist !== undefined && object === undefined && field === undefined) return { picklist };
  if (picklist === undefined && object !== undefined && field !== undefined) return { object, field };
  throw new Failure('request.invalid', {}, [{ pointer: '', code: 'request.value_scope', params: {} }]);
}
