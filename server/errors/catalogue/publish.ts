/** What stands against a publish, and against the handling of workspaces. */
import type { ErrorDefinition } from '../define.js';

export const publishErrors: readonly ErrorDefinition[] = [
  {
    code: 'publish.invalid',
    status: 422,
    message: {
      en: (p) => `The documents have ${String(p.count)} errors; nothing was published.`,
      'zh-CN': (p) => `配置中有 ${String(p.count)} 处错误，未发布任何内容。`,
    },
  },
  {
    code: 'publish.refused',
    status: 422,
    message: {
      en: () => 'This change cannot be published as it stands; nothing was published.',
      'zh-CN': () => '该变更目前无法发布，未发布任何内容。',
    },
  },
  {
    code: 'publish.type_change',
    status: 0,
    message: {
      en: (p, text) =>
        `${text(p.label)} cannot turn from ${text(p.from)} into ${text(p.to)}: there is no way to convert its values. Add a new field instead.`,
      'zh-CN': (p, text) => `“${text(p.label)}”不能由${text(p.from)}改为${text(p.to)}：其数据无法转换。请改为新增字段。`,
    },
  },
  {
    code: 'publish.lookup_target',
    status: 0,
    message: {
      en: (p, text) =>
        `${text(p.label)} points to ${text(p.from)} and cannot be made to point to ${text(p.to)}: the records it names are not there. Add a new field instead.`,
      'zh-CN': (p, text) =>
        `“${text(p.label)}”关联的是${text(p.from)}，不能改为关联${text(p.to)}：两者的记录并不相同。请改为新增字段。`,
    },
  },
  {
    code: 'publish.value_in_use',
    status: 0,
    message: {
      en: (p, text) =>
        `${String(p.count)} records of ${text(p.object)} stand in “${text(p.label)}”. Replace the value first, then remove it.`,
      'zh-CN': (p, text) => `${text(p.object)}有 ${String(p.count)} 条记录处于“${text(p.label)}”。请先替换该值，再将其移除。`,
    },
  },
  {
    code: 'publish.no_administrator',
    status: 0,
    message: {
      en: () =>
        'After this release nobody could administer the workspace: no active user holds a role that administers. Let a role that somebody holds administer, or give such a role to somebody first.',
      'zh-CN': () =>
        '发布后将无人能管理此工作区：没有启用的用户拥有可管理的角色。请让有人拥有的某个角色可以管理，或先把可管理的角色分配给某人。',
    },
  },
  {
    code: 'publish.duplicates',
    status: 409,
    message: {
      en: () => 'Existing records stand against a field becoming unique; nothing was published.',
      'zh-CN': () => '现有记录存在重复值，无法将字段设为唯一，未发布任何内容。',
    },
  },
  {
    code: 'publish.duplicate_values',
    status: 0,
    message: {
      en: (p, text) =>
        `${text(p.label)}: ${String(p.count)} values occur more than once (${String(p.examples)}). Merge or change them first.`,
      'zh-CN': (p, text) => `“${text(p.label)}”有 ${String(p.count)} 个值重复（${String(p.examples)}）。请先合并或修改。`,
    },
  },
  {
    code: 'publish.conflict',
    status: 409,
    message: {
      en: (p) =>
        `Someone published release ${String(p.current)} after you began with release ${String(p.based_on)}. Look at the new plan and publish again.`,
      'zh-CN': (p) =>
        `您基于第 ${String(p.based_on)} 版修改期间，已有人发布了第 ${String(p.current)} 版。请查看新的计划后再发布。`,
    },
  },
  {
    code: 'purge.unknown',
    status: 404,
    message: {
      en: () => 'There is nothing removed of that kind; it may be in use, or purged already.',
      'zh-CN': () => '没有这样的已移除内容；它可能正在使用，或已被彻底清除。',
    },
  },
  {
    code: 'purge.name',
    status: 422,
    message: {
      en: (p) => `Type its name, “${String(p.name)}”, to purge it with all it holds.`,
      'zh-CN': (p) => `请输入其名称“${String(p.name)}”，以彻底清除其全部数据。`,
    },
  },
  {
    code: 'workspace.unknown',
    status: 404,
    message: { en: () => 'There is no such workspace.', 'zh-CN': () => '工作区不存在。' },
  },
  {
    code: 'workspace.empty',
    status: 409,
    message: {
      en: (p) =>
        `Workspace “${String(p.name)}” has no application yet. Publish one with “npm run cli -- apply FOLDER --workspace ${String(p.name)}”.`,
      'zh-CN': (p) =>
        `工作区“${String(p.name)}”还没有应用。请用“npm run cli -- apply 文件夹 --workspace ${String(p.name)}”发布。`,
    },
  },
  {
    code: 'workspace.exists',
    status: 409,
    message: {
      en: (p) => `There is a workspace “${String(p.name)}” already.`,
      'zh-CN': (p) => `工作区“${String(p.name)}”已存在。`,
    },
  },
  {
    code: 'workspace.name',
    status: 422,
    message: {
      en: (p) =>
        `“${String(p.name)}” cannot name a workspace. Use up to 40 lower-case letters, digits and single underscores, a letter first.`,
      'zh-CN': (p) => `“${String(p.name)}”不能作为工作区名称。请使用不超过 40 个小写字母、数字和单个下划线，并以字母开头。`,
    },
  },
  {
    code: 'cli.foreign_folder',
    status: 409,
    message: {
      en: (p) => `${String(p.folder)} holds files, but no template.json. Choose an empty folder, or one with an application.`,
      'zh-CN': (p) => `${String(p.folder)} 中已有文件，但没有 template.json。请选择空文件夹或应用所在的文件夹。`,
    },
  },
  {
    code: 'cli.no_identity',
    status: 422,
    message: {
      en: (p) => `${String(p.file)} has no "kind" and "id" that tell what it is.`,
      'zh-CN': (p) => `${String(p.file)} 缺少可识别的 "kind" 和 "id"。`,
    },
  },
  {
    code: 'cli.confirm',
    status: 422,
    message: {
      en: () =>
        'Lines marked ? or ! touch records, rights or values; nothing was published. Look at them, and repeat with --confirm.',
      'zh-CN': () => '标有 ? 或 ! 的变更会影响记录、权限或数据，未发布任何内容。请确认后加 --confirm 重试。',
    },
  },
  {
    code: 'cli.no_folder',
    status: 400,
    message: { en: (p) => `There is no folder ${String(p.folder)}.`, 'zh-CN': (p) => `没有文件夹 ${String(p.folder)}。` },
  },
  {
    code: 'cli.admin_needs_template',
    status: 400,
    message: {
      en: () =>
        'An administrator holds a role of the application: give --template too, or name the administrator later with “workspace admin”.',
      'zh-CN': () => '管理员需要应用中的角色：请同时给出 --template，或之后用“workspace admin”指定管理员。',
    },
  },
  {
    code: 'cli.demo_other_app',
    status: 422,
    message: {
      en: (p) => `The demo data is made for the touchpoint CRM, and workspace “${String(p.name)}” runs another application.`,
      'zh-CN': (p) => `演示数据为客户触点 CRM 准备，而工作区“${String(p.name)}”运行的是其他应用。`,
    },
  },
  {
    code: 'cli.demo_nobody',
    status: 422,
    message: {
      en: (p) =>
        `Nobody in workspace “${String(p.name)}” but administrators is there to own demo records. Invite users with the roles of the CRM first.`,
      'zh-CN': (p) => `工作区“${String(p.name)}”中除管理员外没有可作为负责人的用户。请先邀请具有 CRM 角色的用户。`,
    },
  },
];
