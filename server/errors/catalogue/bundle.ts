/** What can be wrong with a file that is to be imported. */
import type { ErrorDefinition } from '../define.js';

export const bundleErrors: readonly ErrorDefinition[] = [
  {
    code: 'bundle.media_type',
    status: 415,
    message: {
      en: () => 'Send a zip file as application/zip.',
      'zh-CN': () => '请以 application/zip 格式发送 zip 文件。',
    },
  },
  {
    code: 'bundle.unreadable',
    status: 422,
    message: {
      en: () => 'This is no zip file that can be read. Export one from the studio, or zip a folder of documents.',
      'zh-CN': () => '无法读取该 zip 文件。请从设计器导出，或将配置文件夹压缩为 zip。',
    },
  },
  {
    code: 'bundle.too_large',
    status: 413,
    message: {
      en: (p) => `The file, or what is in it, goes beyond the limit of ${String(p.limit)}.`,
      'zh-CN': (p) => `文件或其内容超出上限 ${String(p.limit)}。`,
    },
  },
  {
    code: 'bundle.path',
    status: 422,
    message: {
      en: (p) => `The file names a path that leads outside: ${String(p.name)}. Nothing was imported.`,
      'zh-CN': (p) => `文件中含有指向外部的路径：${String(p.name)}。未导入任何内容。`,
    },
  },
  {
    code: 'bundle.no_app',
    status: 422,
    message: {
      en: () => 'There is no template.json in the file, so it is no application. Nothing was imported.',
      'zh-CN': () => '文件中没有 template.json，因此不是一个应用。未导入任何内容。',
    },
  },
  {
    code: 'bundle.invalid',
    status: 422,
    message: {
      en: (p) => `${String(p.count)} files cannot be read as documents; nothing was imported.`,
      'zh-CN': (p) => `有 ${String(p.count)} 个文件无法作为配置读取，未导入任何内容。`,
    },
  },
  {
    code: 'bundle.kind',
    status: 0,
    message: {
      en: (p) => `Here stands a document of kind “${String(p.kind)}”; this file holds another, or none.`,
      'zh-CN': (p) => `此处应为“${String(p.kind)}”类型的配置，而该文件不是。`,
    },
  },
  {
    code: 'bundle.twice',
    status: 0,
    message: {
      en: (p) => `${String(p.document)} stands in two files.`,
      'zh-CN': (p) => `${String(p.document)} 出现在两个文件中。`,
    },
  },
];
