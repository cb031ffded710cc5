/** Texts of the frame of an object. */
import { defineTexts } from '../i18n/define-texts.js';

export const useTexts = defineTexts('object-frame', {
  en: {
    objects: 'Objects',
    missing: 'This object is not in the draft',
    missingText: 'It was removed, or the address is wrong.',
    toObjects: 'All objects',
    source: 'JSON',
    parts: 'Parts of {{label}}',
    part: {
      fields: 'Fields',
      layout: 'Form layout',
      views: 'List views',
      rules: 'Rules',
      record_types: 'Record types',
      flow: 'Stage flow',
      settings: 'Settings',
    },
  },
  'zh-CN': {
    objects: '对象',
    missing: '草稿中没有这个对象',
    missingText: '它已被移除，或者地址有误。',
    toObjects: '所有对象',
    source: 'JSON',
    parts: '“{{label}}”的组成',
    part: {
      fields: '字段',
      layout: '表单布局',
      views: '列表视图',
      rules: '校验规则',
      record_types: '业务类型',
      flow: '阶段流程',
      settings: '设置',
    },
  },
});
