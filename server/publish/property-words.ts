/** Words for every property of every kind of component: its name, and how its value reads. Closed: a test holds it against the schemas. */
import type { Language } from '../errors/define.js';

/** How a value is printed; see `value-words.ts`. */
export type Form =
  | 'text'
  | 'label'
  | 'number'
  | 'word'
  | 'field'
  | 'fields'
  | 'sort'
  | 'rule'
  | 'given'
  | 'set'
  | 'object'
  | 'picklist'
  | 'roles'
  | 'stages'
  | 'stage'
  | 'types'
  | 'codes'
  | 'narrowing'
  | 'related'
  | 'navigation'
  | 'type'
  | 'tab'
  | 'grants';

type Text = Readonly<Record<Language, string>>;

/** A property with a value: “maximum set to 100 (before: 50)”. */
export interface Valued {
  readonly name: Text;
  readonly form: Form;
}
/** A property that is on, off or depends: “becomes required”, “is required when …”. `{0}` is the rule. */
export interface Switch {
  readonly on: Text;
  readonly off: Text;
  readonly when?: Text;
  /** Value that it has where it is left out. */
  readonly absent?: unknown;
  /** Words for single values. */
  readonly values?: Readonly<Record<string, Text>>;
}
/** A list of which each entry gained or lost is said: “field Budget becomes required from stage Proposal”. `{0}` is the entries. */
export interface Listed {
  readonly gained: Text;
  readonly lost: Text;
  readonly form: Form;
}
export type PropertyWords = Valued | Switch | Listed;

const text = (en: string, zh: string): Text => ({ en, 'zh-CN': zh });
const valued = (en: string, zh: string, form: Form): Valued => ({ name: text(en, zh), form });
const listed = (gained: Text, lost: Text, form: Form): Listed => ({ gained, lost, form });
const toggle = (on: Text, off: Text, more: Partial<Switch> = {}): Switch => ({ on, off, ...more });

const description = valued('description', '说明', 'label');
const color = valued('colour', '颜色', 'word');
const requiredFields = (en: string, zh: string): Listed =>
  listed(text(`makes {0} required ${en}`, `${zh}必须填写{0}`), text(`no longer makes {0} required`, `不再要求填写{0}`), 'fields');
const set = valued('fields written', '自动写入的字段', 'set');
const section = {
  columns: valued('columns', '列数', 'number'),
  fields: valued('fields', '字段', 'fields'),
  tab: valued('tab', '所在标签页', 'tab'),
  visible: toggle(text('is always shown', '始终显示'), text('is always shown', '始终显示'), {
    when: text('is shown only when {0}', '仅在{0}时显示'),
  }),
};
const related = valued('related lists', '关联列表', 'related');
const roles = valued('roles', '适用角色', 'roles');

/** By kind of component, by property. `label`, `id` and `name` are said in the same way for all. */
export const propertyWords: Readonly<Record<string, Readonly<Record<string, PropertyWords>>>> = {
  app: {
    version: valued('version', '版本', 'text'),
    requires: valued('needed version of the platform', '所需平台版本', 'text'),
    description,
    country: valued('country', '国家/地区', 'text'),
    currency: valued('currency', '币种', 'text'),
    timezone: valued('time zone', '时区', 'text'),
    navigation: valued('menu', '菜单', 'navigation'),
  },
  object: {
    plural: valued('plural', '复数名称', 'label'),
    description,
    icon: valued('icon', '图标', 'text'),
    title: valued('title field', '标题字段', 'field'),
    search: valued('fields searched', '搜索字段', 'fields'),
  },
  field: {
    type: valued('type', '类型', 'type'),
    help: valued('help text', '帮助文字', 'label'),
    required: toggle(text('becomes required', '变为必填'), text('is no longer required', '不再必填'), {
      when: text('is required when {0}', '在{0}时必填'),
    }),
    visible: toggle(text('is always shown', '始终显示'), text('is always shown', '始终显示'), {
      when: text('is shown only when {0}', '仅在{0}时显示'),
    }),
    readonly: toggle(text('becomes read-only', '变为只读'), text('can be written again', '不再只读'), {
      when: text('is read-only when {0}', '在{0}时只读'),
    }),
    default: valued('default', '默认值', 'given'),
    unique: toggle(text('must be unique', '值不得重复'), text('may have the same value in several records', '值可以重复'), {
      values: {
        normalised: text('must be unique, whatever the case, width and spaces', '值不得重复（忽略大小写、全半角和空格）'),
      },
    }),
    index: toggle(
      text('is made fast to filter and sort', '建立索引以加快筛选和排序'),
      text('is no longer indexed', '不再建立索引'),
    ),
    max_length: valued('most characters', '最多字符数', 'number'),
    min_length: valued('fewest characters', '最少字符数', 'number'),
    pattern: valued('pattern', '格式（正则）', 'text'),
    pattern_message: valued('what the pattern wants', '格式说明', 'label'),
    min: valued('smallest value', '最小值', 'number'),
    max: valued('largest value', '最大值', 'number'),
    scale: valued('decimal places', '小数位数', 'number'),
    currency: valued('currency', '币种', 'text'),
    unit: valued('unit', '单位', 'word'),
    country: valued('country', '国家/地区', 'text'),
    picklist: valued('values from the picklist', '所用选项集', 'picklist'),
    depends_on: valued('controlling field', '控制字段', 'field'),
    to: valued('object pointed to', '关联对象', 'object'),
    format: valued('format', '编号格式', 'text'),
  },
  value: {
    color,
    active: toggle(text('can be chosen again', '恢复可选'), text('can no longer be chosen', '不再可选'), { absent: true }),
    when: valued('controlling values', '可选条件（控制值）', 'codes'),
  },
  picklist: {},
  'record type': { values: valued('values admitted', '可用选项', 'narrowing') },
  rule: {
    level: toggle(text('refuses the record', '拒绝保存'), text('refuses the record', '拒绝保存'), {
      absent: 'error',
      values: { error: text('refuses the record', '改为拒绝保存'), warning: text('only warns', '改为仅提醒') },
    }),
    when: valued('condition of the violation', '违反条件', 'rule'),
    at: valued('place of the message', '提示位置', 'fields'),
    message: valued('message', '提示语', 'label'),
  },
  flow: {},
  stage: {
    kind: valued('kind', '类别', 'word'),
    color,
    probability: valued('probability in percent', '赢单概率（%）', 'number'),
    time_limit: valued('time limit in hours', '停留时限（小时）', 'number'),
    initial: toggle(
      text('may be the first stage of a record', '可作为初始阶段'),
      text('is no longer marked as a first stage', '不再标为初始阶段'),
    ),
    required: requiredFields('from this stage on', '进入该阶段'),
    set,
  },
  transition: {
    from: valued('from', '起始阶段', 'stages'),
    to: valued('to', '目标阶段', 'stage'),
    guard: valued('condition', '流转条件', 'rule'),
    message: valued('message of the guard', '条件提示语', 'label'),
    required: requiredFields('for this move', '流转时'),
    reason: toggle(text('asks for a reason', '需要填写原因'), text('no longer asks for a reason', '不再需要填写原因')),
    set,
  },
  layout: { related },
  'special layout': {
    record_types: valued('record types', '适用业务类型', 'types'),
    roles,
    related,
  },
  tab: {},
  section,
  view: {
    roles,
    columns: valued('columns', '列', 'fields'),
    filter: valued('filter', '筛选条件', 'rule'),
    group: valued('grouping', '分组', 'field'),
    sort: valued('sort order', '排序', 'sort'),
  },
  role: {
    description,
    administer: toggle(
      text('may administer users and the application', '可管理用户和应用配置'),
      text('may no longer administer users and the application', '不再可管理用户和应用配置'),
    ),
    objects: valued('grants', '权限', 'grants'),
  },
};

/** Words that schemas list. */
export const enumWords: Readonly<Record<string, Text>> = {
  open: text('open', '进行中'),
  won: text('won', '赢单'),
  lost: text('lost', '输单'),
  done: text('done', '完成'),
  minutes: text('minutes', '分钟'),
  hours: text('hours', '小时'),
  default: text('default', '默认'),
  blue: text('blue', '蓝色'),
  cyan: text('cyan', '青色'),
  green: text('green', '绿色'),
  lime: text('lime', '青柠色'),
  gold: text('gold', '金色'),
  orange: text('orange', '橙色'),
  volcano: text('volcano', '火红色'),
  red: text('red', '红色'),
  magenta: text('magenta', '洋红色'),
  purple: text('purple', '紫色'),
  geekblue: text('geekblue', '极客蓝'),
};
