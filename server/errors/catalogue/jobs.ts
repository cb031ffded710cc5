/** Work beside the requests: what stops it, and what cannot be begun. */
import type { ErrorDefinition } from '../define.js';

export const jobErrors: readonly ErrorDefinition[] = [
  {
    code: 'job.unknown',
    status: 404,
    message: { en: () => 'There is no such job in this workspace.', 'zh-CN': () => '此工作区中没有该任务。' },
  },
  {
    code: 'job.failed',
    status: 0,
    message: {
      en: (p) => `The database refused: ${String(p.reason)}.`,
      'zh-CN': (p) => `数据库拒绝执行：${String(p.reason)}。`,
    },
  },
  {
    code: 'job.disk_full',
    status: 0,
    message: {
      en: () => 'The disk of the database is full. Make room; the job then goes on by itself.',
      'zh-CN': () => '数据库磁盘已满。请清理空间，任务随后会自动继续。',
    },
  },
  {
    code: 'job.duplicates',
    status: 0,
    message: {
      en: () => 'Records have the same value in a field that is to be unique. Change them; the job then goes on by itself.',
      'zh-CN': () => '有记录在应唯一的字段中出现重复值。请修改这些记录，任务随后会自动继续。',
    },
  },
  {
    code: 'replace.widens',
    status: 403,
    message: {
      en: (p, text) =>
        `${text(p.label)} decides which records you may use, so replacing its values could open more of them to you. Ask an administrator whose rights do not hang on it.`,
      'zh-CN': (p, text) =>
        `${text(p.label)}决定您可使用的记录范围，替换其取值可能扩大您自己的权限。请由权限与之无关的管理员执行。`,
    },
  },
  {
    code: 'replace.same',
    status: 422,
    message: { en: () => 'Choose two different values.', 'zh-CN': () => '请选择两个不同的值。' },
  },
  {
    code: 'replace.to_unknown',
    status: 422,
    message: {
      en: (p, text) =>
        `${text(p.label)} has no value “${String(p.code)}” in the release in force. Publish it first, then replace.`,
      'zh-CN': (p, text) => `当前版本中“${text(p.label)}”没有值“${String(p.code)}”。请先发布该值，再进行替换。`,
    },
  },
  {
    code: 'request.value_scope',
    status: 0,
    message: {
      en: () => 'Name a picklist, or an object and one of its fields.',
      'zh-CN': () => '请指定一个选项集，或一个对象及其字段。',
    },
  },
  {
    code: 'component.unknown',
    status: 404,
    message: {
      en: (p) => `The release in force has no “${String(p.component)}”.`,
      'zh-CN': (p) => `当前版本中没有“${String(p.component)}”。`,
    },
  },
  {
    code: 'component.no_values',
    status: 422,
    message: {
      en: (p, text) => `${text(p.label)} does not choose from a list of values.`,
      'zh-CN': (p, text) => `“${text(p.label)}”不是从选项中选择的字段。`,
    },
  },
  {
    code: 'job.not_undoable',
    status: 409,
    message: {
      en: () => 'This job cannot be taken back: it is still running, was taken back already, changed nothing or is too old.',
      'zh-CN': () => '该任务无法撤销：仍在执行、已被撤销、没有改动任何记录，或时间过久。',
    },
  },
];
