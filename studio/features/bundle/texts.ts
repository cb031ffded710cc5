/** Texts of export and import. */
import { defineTexts } from '../../i18n/define-texts.js';

export const useTexts = defineTexts('bundle', {
  en: {
    title: 'Bundle',
    lead: 'The whole configuration in one zip file: the same files that a template has, fit for version control and for other workspaces. Records, users and departments are not in it.',
    export: 'Export',
    exportLead: 'As the draft has it now, changes that are not published included.',
    exportDraft: 'Export the draft',
    exportRelease: 'Export release {{release}}, in force',
    import: 'Import',
    importLead:
      'Goes into the draft and replaces what is there, so that you can look at the plan before anything changes for anybody. One step back is “Discard” on the plan page.',
    choose: 'Choose a zip file, or drop it here',
    unsaved: 'Wait until your last edits are saved.',
    done: 'In the draft: {{added}} added, {{changed}} changed, {{removed}} removed.',
    same: 'The file says what the draft says already.',
    plan: 'See what publishing would do',
    failed: 'The file was not imported',
    cli: 'The command line does the same: pull, diff, plan and apply.',
  },
  'zh-CN': {
    title: '配置包',
    lead: '将全部配置打包为一个 zip 文件，与模板的文件相同，可纳入版本管理，也可用于其他工作区。不含记录、用户和部门。',
    export: '导出',
    exportLead: '导出草稿的当前内容，包括尚未发布的改动。',
    exportDraft: '导出草稿',
    exportRelease: '导出生效的第 {{release}} 版',
    import: '导入',
    importLead: '导入到草稿并替换其中内容。在您查看计划并发布之前，不会影响任何人。可在发布页“放弃改动”撤回。',
    choose: '选择 zip 文件，或拖到此处',
    unsaved: '请等待最近的修改保存完毕。',
    done: '已导入草稿：新增 {{added}} 个，修改 {{changed}} 个，移除 {{removed}} 个。',
    same: '文件内容与草稿相同。',
    plan: '查看发布后的变化',
    failed: '文件未能导入',
    cli: '命令行也可完成：pull、diff、plan 和 apply。',
  },
});
