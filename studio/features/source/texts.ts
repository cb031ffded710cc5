/** Texts of the JSON editor. */
import { defineTexts } from '../../i18n/define-texts.js';

export const useTexts = defineTexts('source', {
  en: {
    title: 'JSON of {{label}}',
    document: 'Document',
    editor: 'JSON of the document',
    lead: 'The document as files and exports have it. It is saved whenever it is valid JSON. Ctrl+Space completes, pointing at a word explains it.',
    notSaved: 'Not saved yet. {{reason}}',
    identity: '“kind” and “id” stay as they are: they say which document this is.',
    saved: 'Valid JSON',
    edit: 'Edit JSON of {{label}}',
    back: 'Editor',
    format: 'Format',
    discard: 'Back to what is in the draft',
    missing: 'This document is not in the draft',
    missingText: 'It was removed, or the address is wrong.',
    home: 'Home',
    value: 'value',
    required: 'required',
    changed:
      'It was changed elsewhere meanwhile. Once what you type is valid JSON, both are merged; where they differ, yours stands.',
  },
  'zh-CN': {
    title: '“{{label}}”的 JSON',
    document: '文档',
    editor: '文档的 JSON',
    lead: '与文件和导出中的内容一致。只要是有效的 JSON 就会自动保存。按 Ctrl+空格 补全，指向单词可查看说明。',
    notSaved: '尚未保存。{{reason}}',
    identity: '“kind”和“id”表明这是哪个文档，不能更改。',
    saved: '有效的 JSON',
    edit: '编辑“{{label}}”的 JSON',
    back: '编辑器',
    format: '整理格式',
    discard: '恢复为草稿中的内容',
    missing: '草稿中没有这个文档',
    missingText: '它已被移除，或者地址有误。',
    home: '首页',
    value: '值',
    required: '必填',
    changed: '此文档刚在别处被修改。您输入的内容成为有效 JSON 后会与之合并，不一致处以您的为准。',
  },
});
