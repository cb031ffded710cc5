/** A rule as one would say it: “Amount is greater than 100,000 and Stage is Won”. For plans, previews and hints. */
import { isCall, partsOf } from '../rules/expression.js';
import { limits } from '../rules/measure.js';
import type { Language, RuleLabels } from './labels.js';

type Words = Readonly<Record<string, string>>;

/** `{0}`, `{1}` stand for the arguments. */
const binary: Readonly<Record<Language, Words>> = {
  en: {
    '==': '{0} is {1}',
    '!=': '{0} is not {1}',
    '<': '{0} is less than {1}',
    '<=': '{0} is at most {1}',
    '>': '{0} is greater than {1}',
    '>=': '{0} is at least {1}',
    in: '{0} is one of {1}',
    has: '{0} includes {1}',
    has_any: '{0} includes any of {1}',
    has_all: '{0} includes all of {1}',
    contains: '{0} contains {1}',
    starts_with: '{0} starts with {1}',
    ends_with: '{0} ends with {1}',
    matches: '{0} matches the pattern {1}',
  },
  'zh-CN': {
    '==': '{0}为{1}',
    '!=': '{0}不为{1}',
    '<': '{0}小于 {1}',
    '<=': '{0}不大于 {1}',
    '>': '{0}大于 {1}',
    '>=': '{0}不小于 {1}',
    in: '{0}为{1}之一',
    has: '{0}包括{1}',
    has_any: '{0}包括{1}中的任一个',
    has_all: '{0}包括{1}的全部',
    contains: '{0}包含{1}',
    starts_with: '{0}开头是{1}',
    ends_with: '{0}结尾是{1}',
    matches: '{0}匹配正则 {1}',
  },
};
/** Of dates and times. */
const moments: Readonly<Record<Language, Words>> = {
  en: { '<': '{0} is before {1}', '<=': '{0} is not after {1}', '>': '{0} is after {1}', '>=': '{0} is not before {1}' },
  'zh-CN': { '<': '{0}早于{1}', '<=': '{0}不晚于{1}', '>': '{0}晚于{1}', '>=': '{0}不早于{1}' },
};
const between: Readonly<Record<Language, Words>> = {
  en: { '<': '{1} is between {0} and {2}, ends excluded', '<=': '{1} is between {0} and {2}' },
  'zh-CN': { '<': '{1}介于 {0} 与 {2} 之间（不含两端）', '<=': '{1}介于 {0} 与 {2} 之间' },
};
const emptyTests: Readonly<Record<Language, Words>> = {
  en: { '==': '{0} is empty', '!=': '{0} is filled in' },
  'zh-CN': { '==': '{0}为空', '!=': '{0}不为空' },
};
const unary: Readonly<Record<Language, Words>> = {
  en: {
    is_empty: '{0} is empty',
    '!!': '{0} is filled in',
    changed: '{0} was changed',
    sees: 'the record in {0} is visible to the user',
    has_personal_id: '{0} contains a personal identity number',
    previous: '{0} before the change',
    date_of: 'date of {0}',
    length: 'length of {0}',
    lower: '{0} in lower case',
  },
  'zh-CN': {
    is_empty: '{0}为空',
    '!!': '{0}不为空',
    changed: '{0}有变更',
    sees: '{0}所指记录对当前用户可见',
    has_personal_id: '{0}含有身份证号码',
    previous: '变更前的{0}',
    date_of: '{0}的日期',
    length: '{0}的长度',
    lower: '{0}（转小写）',
  },
};
const negated: Readonly<Record<Language, Words>> = {
  en: {
    is_empty: '{0} is filled in',
    '!!': '{0} is empty',
    changed: '{0} was not changed',
    sees: 'the record in {0} is not visible to the user',
    in: '{0} is none of {1}',
    has: '{0} does not include {1}',
    has_any: '{0} includes none of {1}',
    contains: '{0} does not contain {1}',
    is_new: 'the record is not new',
  },
  'zh-CN': {
    is_empty: '{0}不为空',
    '!!': '{0}为空',
    changed: '{0}未变更',
    sees: '{0}所指记录对当前用户不可见',
    in: '{0}不为{1}中的任何一个',
    has: '{0}不包括{1}',
    has_any: '{0}不包括{1}中的任何一个',
    contains: '{0}不包含{1}',
    is_new: '不是新建记录',
  },
};
const fixed: Readonly<Record<Language, Words>> = {
  en: { today: 'today', now: 'now', is_new: 'the record is new' },
  'zh-CN': { today: '今天', now: '现在', is_new: '是新建记录' },
};
const users: Readonly<Record<Language, Words>> = {
  en: {
    id: 'the user',
    department: "the user's department",
    department_users: "the users of the user's department",
    department_tree_users: "the users of the user's department and those below",
    roles: "the user's roles",
  },
  'zh-CN': {
    id: '当前用户',
    department: '当前用户的部门',
    department_users: '当前用户所在部门的人员',
    department_tree_users: '当前用户所在部门及下级部门的人员',
    roles: '当前用户的角色',
  },
};
/** What stands before the operands and between them. */
const lists: Readonly<Record<Language, Readonly<Record<string, readonly [string, string]>>>> = {
  en: {
    '+': ['', ' + '],
    '-': ['', ' − '],
    '*': ['', ' × '],
    '/': ['', ' ÷ '],
    '%': ['', ' mod '],
    cat: ['', ' & '],
    min: ['the least of ', ', '],
    max: ['the greatest of ', ', '],
  },
  'zh-CN': {
    '+': ['', ' + '],
    '-': ['', ' − '],
    '*': ['', ' × '],
    '/': ['', ' ÷ '],
    '%': ['', ' 除余 '],
    cat: ['', ' & '],
    min: ['最小值：', '、'],
    max: ['最大值：', '、'],
  },
};
const parted: ReadonlySet<string> = new Set(['date_part', 'substr', 'date_diff']);
const partNames: Readonly<Record<string, string>> = {
  year: '年份',
  quarter: '季度',
  month: '月份',
  day: '日',
  weekday: '星期（周一为 1）',
  hour: '小时',
  minute: '分钟',
};
const units: Readonly<Record<string, string>> = {
  minute: '分钟',
  hour: '小时',
  day: '天',
  week: '周',
  month: '个月',
  quarter: '个季度',
  year: '年',
};
const say = {
  en: {
    and: ' and ',
    or: ' or ',
    not: 'not ({0})',
    nothing: 'empty',
    yes: 'yes',
    no: 'no',
    list: ', ',
    count: 'number of {0}',
    other: '{0}({1})',
    quote: '“{0}”',
  },
  'zh-CN': {
    and: '且',
    or: '或',
    not: '不满足（{0}）',
    nothing: '空',
    yes: '是',
    no: '否',
    list: '、',
    count: '{0}的记录数',
    other: '{0}（{1}）',
    quote: '“{0}”',
  },
} as const;

const yes: Readonly<Record<Language, readonly [string, string]>> = {
  en: ['{0} is yes', '{0} is not yes'],
  'zh-CN': ['{0}为是', '{0}不为是'],
};

/** Takes anything; what it cannot say it prints as JSON. */
export const describeRule = (rule: unknown, labels: RuleLabels, language: Language): string =>
  new Speaker(labels, language).node(rule);

/** A literal, code or rule that a field is given. */
export const describeValue = (value: unknown, field: string, labels: RuleLabels, language: Language): string =>
  new Speaker(labels, language).node(value, field);

const most = 300;

class Speaker {
  constructor(
    private readonly labels: RuleLabels,
    private readonly language: Language,
  ) {}

  /** @param like Path of the field whose codes literals here are. */
  node(node: unknown, like?: string, depth = 0): string {
    if (Array.isArray(node))
      return (
        node
          .slice(0, 20)
          .map((entry) => this.literal(entry, like))
          .join(say[this.language].list) + (node.length > 20 ? '…' : '')
      );
    if (!isCall(node)) return this.literal(node, like);
    const { name, args } = partsOf(node);
    return depth > limits.depth ? '…' : this.call(name, args, like, depth + 1);
  }

  private literal(value: unknown, like?: string): string {
    const words = say[this.language];
    if (value === null || value === '') return words.nothing;
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value === 'number') return new Intl.NumberFormat(this.language, { maximumFractionDigits: 15 }).format(value);
    if (typeof value !== 'string') return short(JSON.stringify(value) ?? '');
    const label = like === undefined ? value : like === roles ? this.labels.role(value) : this.labels.code(like, value);
    return label === value && !/^\d{4}-\d\d-\d\d/.test(value) ? filled(words.quote, [short(value)]) : short(label);
  }

  private call(name: string, said: readonly unknown[], wanted: string | undefined, depth: number): string {
    const args = (name === '==' || name === '!=') && !isCall(said[0]) && isCall(said[1]) ? said.toReversed() : said;
    const [first] = args;
    const words = say[this.language];
    if (name === 'var') return this.labels.field(String(first));
    if (name === 'user') return users[this.language][String(first)] ?? String(first);
    if (name === 'related_count') return filled(words.count, [this.labels.relation(String(first))]);
    if (name === 'and' || name === 'or') return this.joined(name, args, depth);
    if (name === '!') return this.not(first, depth);
    if (name === 'if') return this.choice(args, wanted, depth);
    if (name === 'date_add') return this.moved(args, depth);
    if (Object.hasOwn(lists[this.language], name)) return this.listed(name, args, depth);
    if (parted.has(name)) return this.part(name, args, depth);
    return (
      this.said(name, args, depth) ??
      filled(words.other, [name, args.map((arg) => this.node(arg, undefined, depth)).join(words.list)])
    );
  }

  /** Sums, products, texts and the like over any number of operands. */
  private listed(name: string, args: readonly unknown[], depth: number): string {
    const [before, between] = lists[this.language][name]!;
    const parts = args.map((arg) => {
      const text = this.node(arg, undefined, depth);
      return isCall(arg) && Object.hasOwn(lists[this.language], partsOf(arg).name) ? `(${text})` : text;
    });
    return parts.length === 1 && name === '-' ? `−${parts[0]!}` : `${before}${parts.join(between)}`;
  }

  /** A part of a date or a text, the time between two dates. */
  private part(name: string, args: readonly unknown[], depth: number): string {
    const [first, second, third] = args;
    const zh = this.language === 'zh-CN';
    const of = this.node(first, undefined, depth);
    if (name === 'date_part') return zh ? `${of}的${partNames[String(second)] ?? String(second)}` : `${String(second)} of ${of}`;
    if (name === 'substr') {
      const [skip, take] = [Number(second), third === undefined ? null : Number(third)];
      if (zh) return `${of}第 ${skip + 1} 个字符起${take === null ? '' : `的 ${take} 个字符`}`;
      return `${of} from character ${skip + 1}${take === null ? '' : `, ${take} characters`}`;
    }
    const from = this.node(second, undefined, depth);
    return zh ? `${from}到${of}的${units[String(third)] ?? String(third)}数` : `${String(third)}s from ${from} to ${of}`;
  }

  /** Calls that have a sentence of their own. */
  private said(name: string, args: readonly unknown[], depth: number, table = this.tableFor(args)): string | undefined {
    const sentence = Object.hasOwn(table, name) ? table[name] : undefined;
    if (sentence === undefined) return undefined;
    const [yesNo] = args.map((arg) => (isCall(arg) ? partsOf(arg) : undefined));
    if (name === '!!' && yesNo?.name === 'var' && this.labels.isYesNo(String(yesNo.args[0])))
      return filled(yes[this.language][table === negated[this.language] ? 1 : 0], [this.labels.field(String(yesNo.args[0]))]);
    const like = fieldOf(args);
    // What names a field stands without quotes.
    const naming = ['changed', 'previous', 'sees'].includes(name);
    return filled(
      sentence,
      args.map((arg) => (naming ? this.labels.field(String(arg)) : this.node(arg, like, depth))),
    );
  }

  private tableFor(args: readonly unknown[]): Words {
    const of = this.language;
    if (args.length === 3) return between[of];
    if (args.length === 2) {
      const isEmpty = args[1] === null || args[1] === '';
      return { ...binary[of], ...(isEmpty && emptyTests[of]), ...(args.some((arg) => this.isMoment(arg)) && moments[of]) };
    }
    return { ...unary[of], ...(args.length === 0 ? fixed[of] : {}) };
  }

  private isMoment(node: unknown): boolean {
    if (!isCall(node)) return false;
    const { name, args } = partsOf(node);
    if (name === 'var' || name === 'previous') return this.labels.isMoment(String(args[0]));
    return ['today', 'now', 'date_add', 'date_of'].includes(name);
  }

  private joined(name: 'and' | 'or', args: readonly unknown[], depth: number): string {
    return args
      .map((arg) => {
        const inner = isCall(arg) ? partsOf(arg).name : '';
        const text = this.node(arg, undefined, depth);
        return (inner === 'or' || inner === 'and') && inner !== name ? `(${text})` : text;
      })
      .join(say[this.language][name]);
  }

  private not(node: unknown, depth: number): string {
    if (isCall(node)) {
      const { name, args } = partsOf(node);
      const text = this.said(name, args, depth, negated[this.language]);
      if (text !== undefined) return text;
    }
    return isCall(node) && partsOf(node).name === 'var'
      ? this.said('!!', [node], depth, negated[this.language])!
      : filled(say[this.language].not, [this.node(node, undefined, depth)]);
  }

  private choice(args: readonly unknown[], wanted: string | undefined, depth: number): string {
    const zh = this.language === 'zh-CN';
    const steps: string[] = [];
    for (let index = 0; index + 1 < args.length; index += 2) {
      const [condition, value] = [this.node(args[index], undefined, depth), this.node(args[index + 1], wanted, depth)];
      steps.push(zh ? `${condition}时为${value}` : `${value} if ${condition}`);
    }
    const last = args.length % 2 === 1 ? this.node(args.at(-1), wanted, depth) : undefined;
    return [...steps, ...(last === undefined ? [] : [zh ? `否则为${last}` : `else ${last}`])].join(zh ? '，' : ', ');
  }

  private moved([start, amount, unit]: readonly unknown[], depth: number): string {
    const count = typeof amount === 'number' ? Math.abs(amount) : this.node(amount, undefined, depth);
    const back = typeof amount === 'number' && amount < 0;
    const from = this.node(start, undefined, depth);
    if (this.language === 'zh-CN') return `${from}${back ? '前' : '后'} ${count} ${units[String(unit)] ?? String(unit)}`;
    return `${count} ${String(unit)}${count === 1 ? '' : 's'} ${back ? 'before' : 'after'} ${from}`;
  }
}

const roles = ' roles';

/** The field that literals beside it are values of. */
function fieldOf(args: readonly unknown[]): string | undefined {
  for (const arg of args) {
    if (!isCall(arg)) continue;
    const { name, args: inner } = partsOf(arg);
    if (name === 'user' && inner[0] === 'roles') return roles;
    if ((name === 'var' || name === 'previous') && typeof inner[0] === 'string') return inner[0];
  }
  return undefined;
}

const filled = (sentence: string, parts: readonly string[]): string =>
  sentence.replaceAll(/\{(\d)\}/g, (_, index: string) => parts[Number(index)] ?? '…');
const short = (text: string): string => (text.length > most ? `${text.slice(0, most)}…` : text);
