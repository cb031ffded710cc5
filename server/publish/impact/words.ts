/** What a plan does to records, in words. Every sentence is: which records, a colon, what becomes of them. */
import { inLanguage, type Language } from '../../errors/define.js';

type Text = (label: unknown) => string;
type Sentence = Readonly<Record<Language, (p: Readonly<Record<string, unknown>>, text: Text) => string>>;

const stay = { en: 'They stay as they are until somebody edits them.', 'zh-CN': '这些记录保持原样，直到有人编辑。' };

const sentences = {
  rule: {
    en: (p, text) => `against the rule “${text(p.rule)}”. A write that touches what it reads will be refused.`,
    'zh-CN': (p, text) => `不符合规则“${text(p.rule)}”。改动相关字段时将被拒绝。`,
  },
  warning: {
    en: (p, text) => `against the rule “${text(p.rule)}”, which only warns.`,
    'zh-CN': (p, text) => `不符合规则“${text(p.rule)}”，该规则仅作提醒。`,
  },
  required: {
    en: (p, text) => `“${text(p.field)}” is empty and becomes required. ${stay.en}`,
    'zh-CN': (p, text) => `“${text(p.field)}”为空，而该字段将变为必填。${stay['zh-CN']}`,
  },
  required_in_stage: {
    en: (p, text) => `in stage “${text(p.stage)}”, “${text(p.field)}” is empty and becomes required there. ${stay.en}`,
    'zh-CN': (p, text) => `处于阶段“${text(p.stage)}”，“${text(p.field)}”为空，而该字段在此阶段将变为必填。${stay['zh-CN']}`,
  },
  format: {
    en: (p, text) => `“${text(p.field)}” no longer fits (${text(p.limit)}). ${stay.en}`,
    'zh-CN': (p, text) => `“${text(p.field)}”不再符合要求（${text(p.limit)}）。${stay['zh-CN']}`,
  },
  option_removed: {
    en: (p, text) =>
      `“${text(p.field)}” is “${text(p.value)}”, which is removed. They keep its code without a label; replace it first to avoid that.`,
    'zh-CN': (p, text) => `“${text(p.field)}”为“${text(p.value)}”，该选项将被移除。记录保留其编码但不再有名称；可先替换该选项。`,
  },
  option_inactive: {
    en: (p, text) => `“${text(p.field)}” is “${text(p.value)}”, which can no longer be chosen. They keep it.`,
    'zh-CN': (p, text) => `“${text(p.field)}”为“${text(p.value)}”，该选项将不能再被选择。这些记录予以保留。`,
  },
  option_type: {
    en: (p, text) => `“${text(p.field)}” is “${text(p.value)}”, which their record type no longer admits. They keep it.`,
    'zh-CN': (p, text) => `“${text(p.field)}”为“${text(p.value)}”，其业务类型将不再允许该选项。这些记录予以保留。`,
  },
  option_dependent: {
    en: (p, text) =>
      `“${text(p.field)}” is “${text(p.value)}”, which the value of “${text(p.on)}” no longer admits. They keep it.`,
    'zh-CN': (p, text) => `“${text(p.field)}”为“${text(p.value)}”，“${text(p.on)}”的取值将不再允许该选项。这些记录予以保留。`,
  },
  unique: {
    en: (p, text) => `“${text(p.field)}” is the same as in another record, and becomes unique. Make the values differ first.`,
    'zh-CN': (p, text) => `“${text(p.field)}”与其他记录重复，而该字段将变为唯一。请先消除重复。`,
  },
  type_fails: {
    en: (p, text) =>
      `“${text(p.field)}” cannot become ${text(p.type)}. It becomes empty; the value is kept aside and returns if the type is changed back.`,
    'zh-CN': (p, text) => `“${text(p.field)}”无法转换为${text(p.type)}，将变为空；原值另行保留，改回原类型时恢复。`,
  },
  type_converts: {
    en: (p, text) => `“${text(p.field)}” is converted to ${text(p.type)}. The former value is kept aside.`,
    'zh-CN': (p, text) => `“${text(p.field)}”将转换为${text(p.type)}，原值另行保留。`,
  },
  type_refused: {
    en: (p, text) =>
      `“${text(p.field)}” cannot become ${text(p.type)}: there is no way to convert its values. Add a new field instead.`,
    'zh-CN': (p, text) => `“${text(p.field)}”不能改为${text(p.type)}：其数据无法转换。请改为新增字段。`,
  },
  target_refused: {
    en: (p, text) =>
      `“${text(p.field)}” points to records of another object and cannot be turned to others. Add a new field instead.`,
    'zh-CN': (p, text) => `“${text(p.field)}”关联的是另一对象的记录，不能改变关联对象。请改为新增字段。`,
  },
  stage_removed: {
    en: (p, text) => `in stage “${text(p.stage)}”, which is removed. Replace the stage in these records first.`,
    'zh-CN': (p, text) => `处于阶段“${text(p.stage)}”，该阶段将被移除。请先替换这些记录的阶段。`,
  },
  type_removed: {
    en: (p, text) => `of the record type “${text(p.type)}”, which is removed. Replace the record type first.`,
    'zh-CN': (p, text) => `业务类型为“${text(p.type)}”，该类型将被移除。请先替换这些记录的业务类型。`,
  },
  transition_removed: {
    en: (p, text) => `in a stage from which “${text(p.transition)}” can no longer be taken.`,
    'zh-CN': (p, text) => `所处阶段将不能再执行流转“${text(p.transition)}”。`,
  },
  guard: {
    en: (p, text) => `may not take “${text(p.transition)}” as they are: they do not meet its condition.`,
    'zh-CN': (p, text) => `目前不满足流转“${text(p.transition)}”的条件，将不能执行该流转。`,
  },
  transition_required: {
    en: (p, text) => `“${text(p.field)}” is empty, which “${text(p.transition)}” will ask for.`,
    'zh-CN': (p, text) => `“${text(p.field)}”为空，执行流转“${text(p.transition)}”时将要求填写。`,
  },
  field_removed: {
    en: (p, text) =>
      `a value in “${text(p.field)}”, which is removed. The values are kept, and return with the field unless they are purged.`,
    'zh-CN': (p, text) => `“${text(p.field)}”有值，而该字段将被移除。数据予以保留，在彻底清除之前恢复字段即可恢复。`,
  },
  object_removed: {
    en: () => `set aside with their object. They are kept, and return with it unless they are purged.`,
    'zh-CN': () => `将随对象一起移除。数据予以保留，在彻底清除之前恢复对象即可恢复。`,
  },
  field_purged: {
    en: (p, text) => `“${text(p.field)}” comes back empty: its values were purged.`,
    'zh-CN': (p, text) => `“${text(p.field)}”恢复后为空：其数据已被彻底清除。`,
  },
  object_purged: {
    en: () => 'The object comes back without records: they were purged.',
    'zh-CN': () => '该对象恢复后没有记录：其数据已被彻底清除。',
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export interface Words {
  readonly say: keyof typeof sentences;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A sentence that is about no records in particular. */
export const plain = ({ say, params }: Words, language: Language): string =>
  (sentences[say] as Sentence)[language](params, inLanguage(language));

/** `personal`: cannot be counted, for it depends on who writes. */
export function sentence(count: number | null, personal: boolean, { say, params }: Words, language: Language): string {
  const said = (sentences[say] as Sentence)[language](params, inLanguage(language));
  const who = subjects[language];
  if (personal) return `${who.personal}${said}`;
  return count === null ? `${who.uncounted}${said}` : `${who.counted(count)}${said}`;
}

const subjects = {
  en: {
    counted: (count: number) => `${count} record${count === 1 ? '' : 's'}: `,
    uncounted: 'Records that could not be counted in time: ',
    personal: 'Records, depending on who writes them: ',
  },
  'zh-CN': {
    counted: (count: number) => `${count} 条记录：`,
    uncounted: '未能及时统计数量的记录：',
    personal: '视操作人而定的记录：',
  },
} as const;
