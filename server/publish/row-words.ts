/** Which rows a grant covers: in words, and as a text that renames leave alone. */
import { isMomentType, type Language, type RuleLabels } from '../../metadata/documents/labels.js';
import { describeRule } from '../../metadata/documents/rule-words.js';
import { isCall, partsOf } from '../../metadata/rules/expression.js';
import type { Condition, FieldModel, Model, ObjectModel } from '../compile/model.js';
import { inLanguage } from '../errors/define.js';

const words = {
  en: {
    all: 'all records',
    own: 'records they own',
    department: 'records of their department',
    department_tree: 'records of their department and those below',
    where: 'records where {0}',
    or: '; or ',
  },
  'zh-CN': {
    all: '全部记录',
    own: '本人负责的记录',
    department: '本部门的记录',
    department_tree: '本部门及下级部门的记录',
    where: '满足“{0}”的记录',
    or: '；或',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** What the words of a role document stand for in the model. */
const scopes: ReadonlyMap<string, 'own' | 'department' | 'department_tree'> = new Map([
  [JSON.stringify({ '==': [{ var: 'owner' }, { user: ['id'] }] }), 'own'],
  [JSON.stringify({ in: [{ var: 'owner' }, { user: ['department_users'] }] }), 'department'],
  [JSON.stringify({ in: [{ var: 'owner' }, { user: ['department_tree_users'] }] }), 'department_tree'],
]);

/** Rows on which at least one of the conditions holds. */
export function rowsInWords(conditions: readonly Condition[], model: Model, object: ObjectModel, language: Language): string {
  if (conditions.includes(true)) return words[language].all;
  const labels = modelLabels(model, object, language);
  const parts = conditions.flatMap((condition) => {
    if (typeof condition === 'boolean') return [];
    const scope = scopes.get(JSON.stringify(condition.rule));
    return [
      scope ? words[language][scope] : words[language].where.replace('{0}', () => describeRule(condition.rule, labels, language)),
    ];
  });
  return [...new Set(parts)].join(words[language].or);
}

/** The same text if and only if the same rows are meant, whatever objects, fields and roles are called. */
export function rowsIdentity(conditions: readonly Condition[], model: Model, object: ObjectModel): string {
  if (conditions.includes(true)) return 'all';
  const parts = conditions.flatMap((condition) =>
    typeof condition === 'boolean' ? [] : [JSON.stringify(byId(condition.rule, model, object))],
  );
  return [...new Set(parts)].toSorted().join('\n');
}

function byId(node: unknown, model: Model, object: ObjectModel): unknown {
  if (Array.isArray(node)) return node.map((one) => byId(one, model, object));
  if (!isCall(node)) return node;
  const { name, args } = partsOf(node);
  const [word] = args;
  const isNamed = ['var', 'sees', 'related_count'].includes(name) && typeof word === 'string';
  if (!isNamed) return { [name]: args.map((arg) => byId(arg, model, object)) };
  if (name !== 'related_count') return { [name]: fieldsAt(model, object, word).map((field) => field?.id ?? word) };
  const [other = '', field = ''] = word.split('.');
  return { [name]: [model.objects[other]?.id ?? other, model.objects[other]?.fields[field]?.id ?? field] };
}

/** The fields along a path; undefined where there is none. */
function fieldsAt(model: Model, object: ObjectModel, path: string): readonly (FieldModel | undefined)[] {
  let at: ObjectModel | undefined = object;
  return path.split('.').map((name) => {
    const field: FieldModel | undefined = at?.fields[name];
    at = field?.to === undefined ? undefined : model.objects[field.to];
    return field;
  });
}

/** Names as the model's labels have them. */
function modelLabels(model: Model, object: ObjectModel, language: Language): RuleLabels {
  const say = inLanguage(language);
  return {
    field: (path) => {
      const names = path.split('.');
      const labels = fieldsAt(model, object, path).map((field, index) => (field ? say(field.label) : names[index]!));
      return labels.join(language === 'zh-CN' ? '的' : ' › ');
    },
    code: (path, code) => {
      const value = fieldsAt(model, object, path)
        .at(-1)
        ?.values?.find((one) => one.code === code);
      return value ? say(value.label) : code;
    },
    relation: (relation) => {
      const [name = '', field = ''] = relation.split('.');
      const other = model.objects[name];
      return other ? `${say(other.label)} (${say(other.fields[field]?.label ?? { en: field })})` : relation;
    },
    role: (name) => say(Object.values(model.roles).find((role) => role.name === name)?.label ?? { en: name }),
    isYesNo: (path) => fieldsAt(model, object, path).at(-1)?.type === 'boolean',
    isMoment: (path) => isMomentType(fieldsAt(model, object, path).at(-1)?.type ?? ''),
  };
}
