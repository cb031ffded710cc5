/** Words of rights, and of looking with the eyes of another, wherever they stand. */
import { defineTexts } from '../i18n/define-texts.js';

export const useGrantTexts = defineTexts('grants', {
  en: {
    right: { create: 'Create', read: 'Read', update: 'Change', delete: 'Delete', export: 'Export', import: 'Import' },
    level: { hidden: 'Hidden', masked: 'Masked', read: 'Read', edit: 'Edit' },
    viewAs: 'View as',
    viewAsOf: 'View the app as {{label}}',
    viewTitle: 'View the app as {{label}}?',
    viewUser: 'You see the app with the roles, the department and the records of this person.',
    viewRole: 'You see the app as somebody would who has this role only, no records of their own, and no department.',
    viewReadOnly: 'You can look at everything and change nothing. That you looked is written into the audit trail.',
    viewRelease: 'You see the release in force: what is only in the draft is not there yet.',
    viewBack: 'A bar at the top of the app says whose view it is and leads back.',
    view: 'Open the app',
    cancel: 'Cancel',
    unsaved: 'Your last edits could not be saved yet. See the save state at the top, then try again.',
  },
  'zh-CN': {
    right: { create: '新建', read: '查看', update: '修改', delete: '删除', export: '导出', import: '导入' },
    level: { hidden: '不可见', masked: '脱敏', read: '只读', edit: '可编辑' },
    viewAs: '以其身份查看',
    viewAsOf: '以“{{label}}”的身份查看应用',
    viewTitle: '以“{{label}}”的身份查看应用？',
    viewUser: '您将按此人的角色、部门和可见记录浏览应用。',
    viewRole: '您将看到仅拥有此角色、名下没有记录、也不属于任何部门的用户所看到的应用。',
    viewReadOnly: '可以浏览全部内容，但不能做任何修改；此次查看会写入审计日志。',
    viewRelease: '看到的是当前生效的版本，仅存在于草稿中的改动尚不可见。',
    viewBack: '应用顶部会显示当前所用的身份，并可从那里返回。',
    view: '打开应用',
    cancel: '取消',
    unsaved: '最近的编辑尚未保存。请查看顶部的保存状态，然后重试。',
  },
});
