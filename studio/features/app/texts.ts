/** Texts of the application's settings and menu. */
import { defineTexts } from '../../i18n/define-texts.js';

export const useTexts = defineTexts('app', {
  en: {
    title: 'Application',
    names: 'Names and place',
    menu: 'Menu',
    menuLead: 'Groups of objects in the menu of the application. What is in no group is reached by links only.',
    group: 'Group {{label}}',
    groupLabel: 'Label of the group',
    objects: 'Objects',
    addGroup: 'Add group',
    newGroup: 'New group',
    removeGroup: 'Remove group {{label}}',
    change: 'Change the application',
    changeMenu: 'Change the menu',
    none: 'Not in the menu: {{objects}}',
    source: 'JSON',
  },
  'zh-CN': {
    title: '应用',
    names: '名称与地区',
    menu: '菜单',
    menuLead: '应用菜单中的对象分组。未加入分组的对象只能通过链接打开。',
    group: '分组“{{label}}”',
    groupLabel: '分组名称',
    objects: '对象',
    addGroup: '添加分组',
    newGroup: '新分组',
    removeGroup: '移除分组“{{label}}”',
    change: '修改应用',
    changeMenu: '修改菜单',
    none: '不在菜单中：{{objects}}',
    source: 'JSON',
  },
});
