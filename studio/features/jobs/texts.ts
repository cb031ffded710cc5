/** Texts of the page of jobs. */
import { defineTexts } from '../../i18n/define-texts.js';

export const useTexts = defineTexts('jobs', {
  en: {
    title: 'Jobs',
    empty: 'No jobs yet',
    purpose:
      'Work that takes longer goes on here beside everything else: indexes built after a publish, values replaced in many records.',
  },
  'zh-CN': {
    title: '后台任务',
    empty: '还没有任务',
    purpose: '耗时较长的工作在这里后台进行：发布后建立索引，在大量记录中替换选项等。',
  },
});
