/** Texts about uses of a component and its removal. */
import { defineTexts } from '../i18n/define-texts.js';

export const useTexts = defineTexts('remove', {
  en: {
    remove: 'Remove',
    keep: 'Keep it',
    removed: '{{name}} was removed from the draft. Undo brings it back.',
    unused: 'Nothing else refers to it.',
    done_one: 'One use goes with it:',
    done_other: '{{count}} uses go with it:',
    left_one:
      'One use only you can decide about: changing it by itself could widen what somebody may do or see. Mend it before you publish:',
    left_other:
      '{{count}} uses only you can decide about: changing them by themselves could widen what somebody may do or see. Mend them before you publish:',
    kept: 'Values of records are kept aside when you publish, and come back if you restore it.',
  },
  'zh-CN': {
    remove: '移除',
    keep: '保留',
    removed: '已从草稿中移除“{{name}}”，可撤销恢复。',
    unused: '没有其他内容引用它。',
    done_other: '以下 {{count}} 处引用会一并去掉：',
    left_other: '以下 {{count}} 处引用需要您来决定：自动修改可能放宽某些人的权限或可见范围。请在发布前处理：',
    kept: '发布时记录中的值会保留，恢复后即可找回。',
  },
});
