/** Texts of jobs. */
import { defineTexts } from '../i18n/define-texts.js';

export const useTexts = defineTexts('job-list', {
  en: {
    state: { waiting: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed' },
    progress: 'Progress of {{text}}',
    count: '{{count, number}} done',
    undo: 'Undo',
    undoThis: 'Undo: {{text}}',
    undoTitle: 'Undo this job?',
    undoText: 'Records it changed get their former value back, unless somebody has changed them since.',
    keep: 'Leave it',
    unreachable: 'The server cannot be reached.',
  },
  'zh-CN': {
    state: { waiting: '等待中', running: '进行中', done: '已完成', failed: '失败' },
    progress: '{{text}}的进度',
    count: '已处理 {{count, number}} 条',
    undo: '撤销',
    undoThis: '撤销：{{text}}',
    undoTitle: '撤销此任务？',
    undoText: '此任务改动的记录会恢复原值，之后又被人修改过的除外。',
    keep: '不撤销',
    unreachable: '无法连接服务器。',
  },
});
