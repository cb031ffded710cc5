/** What a new record starts with: literals, rules that the browser can decide, what the address brought along. */
import { evaluate } from '../../metadata/rules/evaluate.js';
import type { RuleEnvironment } from '../../metadata/rules/rule.js';
import type { FormInfo, ObjectInfo } from '../../server/contract/app.js';
import type { Values } from '../api/records.js';
import { initialStages } from './rules/choices.js';
import { propertiesOf } from './rules/states.js';

interface Start {
  readonly object: ObjectInfo;
  readonly form: FormInfo;
  readonly environment: RuleEnvironment;
  readonly given: Values;
}

export function initialValues({ object, form, environment, given }: Start): Values {
  const names = Object.keys(propertiesOf(form));
  const system: Record<string, unknown> = {
    ...(names.includes('owner') && { owner: form.user.id }),
    ...(object.record_types[0] && { record_type: object.record_types[0].name }),
    ...(object.flow && { stage: initialStages(object)[0] ?? null }),
  };
  const literal = { ...system, ...form.defaults, ...given };
  const computed = names.flatMap((name) => {
    const rule = form.fields[name]?.default;
    return rule && !(name in given) ? [[name, attempt(() => evaluate(rule, literal, environment))] as const] : [];
  });
  return { ...Object.fromEntries(names.map((name) => [name, null])), ...literal, ...Object.fromEntries(computed) };
}

/** A default that cannot be computed here is the server's to fill in. */
function attempt(compute: () => unknown): unknown {
  try {
    return compute();
  } catch {
    return null;
  }
}
