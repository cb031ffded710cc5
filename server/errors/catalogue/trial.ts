/** What cannot be tried with a draft. */
import type { ErrorDefinition } from '../define.js';

export const trialErrors: readonly ErrorDefinition[] = [
  {
    code: 'trial.unknown',
    status: 404,
    message: {
      en: (p) => `The draft has no “${String(p.component)}”, or not yet without errors.`,
      'zh-CN': (p) => `草稿中没有“${String(p.component)}”，或其中仍有错误。`,
    },
  },
  {
    code: 'trial.blind',
    status: 422,
    message: {
      en: (p, text) => `This role does not see ${text(p.label)} at all.`,
      'zh-CN': (p, text) => `该角色看不到“${text(p.label)}”。`,
    },
  },
  {
    code: 'trial.no_flow',
    status: 422,
    message: {
      en: (p, text) => `${text(p.label)} has no stage flow in the draft.`,
      'zh-CN': (p, text) => `草稿中“${text(p.label)}”没有阶段流程。`,
    },
  },
  {
    code: 'trial.no_table',
    status: 422,
    message: {
      en: (p, text) => `${text(p.label)} has no records yet; publish it first.`,
      'zh-CN': (p, text) => `“${text(p.label)}”还没有记录，请先发布。`,
    },
  },
  {
    code: 'trial.rule',
    status: 422,
    message: {
      en: (p) => `The condition has ${String(p.count)} mistakes.`,
      'zh-CN': (p) => `条件中有 ${String(p.count)} 处错误。`,
    },
  },
];
