/** Rules that most objects want, made for the fields that this one has. Starting points: each is edited on. */
import type { Label, ObjectRuleDocument, Rule } from '../../../metadata/format/types.js';
import type { FieldFacts, ObjectFacts } from '../../condition/types.js';

type ExampleName =
  'end_after_start' | 'not_in_future' | 'reason_when_lost' | 'limit' | 'reachable' | 'no_personal_id' | 'never_lower';

interface Example {
  readonly name: ExampleName;
  readonly rule: Omit<ObjectRuleDocument, 'id'>;
}

type Making = (object: ObjectFacts) => Omit<ObjectRuleDocument, 'id' | 'name'> | undefined;

const read = (field: FieldFacts): Rule => ({ var: field.name });
const own = (object: ObjectFacts): readonly FieldFacts[] => [...object.fields.values()].filter(({ system }) => !system);
const named = (fields: readonly FieldFacts[], words: RegExp): FieldFacts | undefined =>
  fields.find(({ name }) => words.test(name));

/** A message with the labels of fields in it. */
function message(en: string, zh: string, ...fields: readonly FieldFacts[]): Label {
  const fill = (text: string, language: 'en' | 'zh-CN'): string =>
    text.replaceAll(/\{(\d)\}/g, (_, index: string) => {
      const label = fields[Number(index)]?.label;
      return label?.[language] || label?.en || '';
    });
  return { en: fill(en, 'en'), 'zh-CN': fill(zh, 'zh-CN') };
}

const makings: Readonly<Record<ExampleName, Making>> = {
  end_after_start(object) {
    for (const type of ['date', 'datetime']) {
      const fields = own(object).filter((field) => field.type === type);
      const start = named(fields, /start|begin|from|open|happen/);
      const end = named(
        fields.filter((field) => field !== start),
        /end|until|finish|close|due|expire|respond/,
      );
      if (!start || !end) continue;
      return {
        when: { '<': [read(end), read(start)] },
        at: [end.name],
        message: message('{1} cannot be before {0}.', '{1}不能早于{0}。', start, end),
      };
    }
    return undefined;
  },
  not_in_future(object) {
    const moments = own(object).filter(({ type }) => type === 'date' || type === 'datetime');
    const field = named(moments, /happened|ordered|paid|visited|signed|born|consent|received/) ?? moments[0];
    return (
      field && {
        when: { '>': [read(field), field.type === 'date' ? { today: [] } : { now: [] }] },
        at: [field.name],
        message: message('{0} cannot be in the future.', '{0}不能晚于当前时间。', field),
      }
    );
  },
  reason_when_lost(object) {
    const stage = object.fields.get('stage');
    const lost = stage?.values?.find(({ code }) => /lost|discard|reject|cancel/.test(code));
    const reason = named(own(object), /reason|note/);
    return stage && lost && reason
      ? {
          when: { and: [{ '==': [{ var: 'stage' }, lost.code] }, { is_empty: [read(reason)] }] },
          at: [reason.name],
          message: message('Please fill in {0}.', '请填写{0}。', reason),
        }
      : undefined;
  },
  limit(object) {
    const field = own(object).find(({ type }) => type === 'currency');
    return (
      field && {
        level: 'warning',
        when: { '>': [read(field), 1_000_000] },
        at: [field.name],
        message: message('{0} is above 1,000,000. Is that right?', '{0}超过 1,000,000，请确认是否正确。', field),
      }
    );
  },
  reachable(object) {
    const phone = own(object).find(({ type }) => type === 'phone');
    const email = own(object).find(({ type }) => type === 'email');
    return phone && email
      ? {
          when: { and: [{ is_empty: [read(phone)] }, { is_empty: [read(email)] }] },
          at: [phone.name, email.name],
          message: message('Give {0} or {1}.', '{0}和{1}请至少填写一项。', phone, email),
        }
      : undefined;
  },
  no_personal_id(object) {
    const field = own(object).find(({ type }) => type === 'long_text') ?? own(object).find(({ type }) => type === 'text');
    return (
      field && {
        when: { has_personal_id: [read(field)] },
        at: [field.name],
        message: message('{0} must not contain a personal ID number.', '{0}中不得含有身份证号码。', field),
      }
    );
  },
  never_lower(object) {
    const field = own(object).find(({ type }) => ['currency', 'decimal', 'percent'].includes(type));
    return (
      field && {
        when: { '<': [read(field), { previous: [field.name] }] },
        at: [field.name],
        message: message('{0} cannot be lowered.', '{0}不能调低。', field),
      }
    );
  },
};

export const examplesFor = (object: ObjectFacts): readonly Example[] =>
  (Object.keys(makings) as ExampleName[]).flatMap((name) => {
    const made = makings[name](object);
    return made ? [{ name, rule: { name, ...made } }] : [];
  });
