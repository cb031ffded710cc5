/** Who may: 401, 403 and 429; people, departments and what lets them in. */
import type { ErrorDefinition } from '../define.js';

export const accessErrors: readonly ErrorDefinition[] = [
  {
    code: 'session.required',
    status: 401,
    message: { en: () => 'Sign in first.', 'zh-CN': () => '请先登录。' },
  },
  {
    code: 'session.refused',
    status: 401,
    message: { en: () => 'E-mail address or password is wrong.', 'zh-CN': () => '邮箱或密码不正确。' },
  },
  {
    code: 'session.needed',
    status: 403,
    message: {
      en: () => 'A bearer token cannot do this. Sign in with e-mail address and password.',
      'zh-CN': () => '访问令牌不能执行此操作，请使用邮箱和密码登录。',
    },
  },
  {
    code: 'session.read_only',
    status: 403,
    message: {
      en: () => 'You are viewing the application as somebody else and can change nothing. Stop viewing first.',
      'zh-CN': () => '您正以他人的身份查看应用，不能做任何更改。请先结束查看。',
    },
  },
  {
    code: 'session.no_view',
    status: 409,
    message: { en: () => 'You are not viewing as anybody else.', 'zh-CN': () => '您当前没有以他人身份查看。' },
  },
  {
    code: 'session.view_whom',
    status: 0,
    message: {
      en: () => 'Name a user by id, or a role by name; exactly one of them.',
      'zh-CN': () => '请指定用户编号或角色名称，二者择一。',
    },
  },
  {
    code: 'session.no_workspace',
    status: 403,
    message: {
      en: (p) =>
        p.workspace === null
          ? 'You are not a member of any workspace. Ask an administrator to add you.'
          : `Your password opens no workspace “${String(p.workspace)}”: you are no member, or have another password there.`,
      'zh-CN': (p) =>
        p.workspace === null
          ? '您不属于任何工作区，请联系管理员添加。'
          : `您的密码无法进入工作区“${String(p.workspace)}”：您不是其成员，或在那里使用另一个密码。`,
    },
  },
  {
    code: 'session.password_temporary',
    status: 403,
    message: {
      en: () => 'This password was made for you by somebody else. Choose one of your own to sign in.',
      'zh-CN': () => '该密码由他人为您生成，请设置自己的密码后登录。',
    },
  },
  {
    code: 'session.password_expired',
    status: 403,
    message: {
      en: () => 'This password was temporary and has expired. Ask an administrator for a new one.',
      'zh-CN': () => '该临时密码已过期，请联系管理员重新生成。',
    },
  },
  {
    code: 'session.cross_site',
    status: 403,
    message: {
      en: () => 'This request came from another site. Send it from the application itself, or use a bearer token.',
      'zh-CN': () => '该请求来自其他网站。请在本应用内操作，或使用访问令牌。',
    },
  },
  {
    code: 'session.limited',
    status: 429,
    message: {
      en: (p) => `Too many failed sign-ins. Try again in ${String(p.retry_after)} seconds.`,
      'zh-CN': (p) => `登录失败次数过多，请 ${String(p.retry_after)} 秒后再试。`,
    },
  },
  {
    code: 'administer.required',
    status: 403,
    message: {
      en: () => 'Only an administrator may do this. Ask one of yours for a role that administers.',
      'zh-CN': () => '只有管理员可以执行此操作，请向管理员申请权限。',
    },
  },
  {
    code: 'user.unknown',
    status: 404,
    message: { en: () => 'There is no such user in this workspace.', 'zh-CN': () => '此工作区中没有该用户。' },
  },
  {
    code: 'user.exists',
    status: 409,
    message: {
      en: (p) => `${String(p.email)} is a member of this workspace already.`,
      'zh-CN': (p) => `${String(p.email)} 已经是此工作区的成员。`,
    },
  },
  {
    code: 'invitation.exists',
    status: 409,
    message: {
      en: (p) => `${String(p.email)} is invited already. Make a new link for that invitation, or withdraw it.`,
      'zh-CN': (p) => `${String(p.email)} 已被邀请。请为该邀请生成新链接，或撤回该邀请。`,
    },
  },
  {
    code: 'invitation.unknown',
    status: 404,
    message: {
      en: () => 'There is no such invitation: it was accepted, withdrawn or renewed, or has expired. Ask for a new link.',
      'zh-CN': () => '没有该邀请：可能已被接受、撤回、更新或已过期。请索取新的链接。',
    },
  },
  {
    code: 'invitation.other_account',
    status: 403,
    message: {
      en: (p) => `This invitation is for ${String(p.email)}. Sign in with that address to accept it.`,
      'zh-CN': (p) => `该邀请属于 ${String(p.email)}，请使用该邮箱登录后接受。`,
    },
  },
  {
    code: 'invitation.account',
    status: 409,
    message: {
      en: () => 'There is an account with this address already. Accept with its password.',
      'zh-CN': () => '该邮箱已有账号，请使用其密码接受邀请。',
    },
  },
  {
    code: 'user.last_administrator',
    status: 409,
    message: {
      en: () => 'Nobody would be left to administer this workspace. Give another active user an administrator role first.',
      'zh-CN': () => '此工作区将没有管理员。请先为其他启用的用户分配管理员角色。',
    },
  },
  {
    code: 'role.unknown',
    status: 0,
    message: {
      en: (p) => `There is no role “${String(p.role)}”. Choose from the roles of the application.`,
      'zh-CN': (p) => `没有名为“${String(p.role)}”的角色，请从应用的角色中选择。`,
    },
  },
  {
    code: 'department.unknown',
    status: 404,
    message: { en: () => 'There is no such department in this workspace.', 'zh-CN': () => '此工作区中没有该部门。' },
  },
  {
    code: 'department.missing',
    status: 0,
    message: {
      en: (p, text) => `${text(p.label)}: there is no such department in this workspace. Choose another, or none.`,
      'zh-CN': (p, text) => `${text(p.label)}：此工作区中没有该部门，请选择其他部门或留空。`,
    },
  },
  {
    code: 'department.cycle',
    status: 0,
    message: {
      en: (p, text) => `${text(p.label)}: a department cannot lie below itself. Choose one outside its own branch.`,
      'zh-CN': (p, text) => `${text(p.label)}：部门不能位于自身之下，请选择其分支之外的部门。`,
    },
  },
  {
    code: 'department.in_use',
    status: 409,
    message: {
      en: (p) =>
        `The department still has ${String(p.users)} users and ${String(p.departments)} departments below it. Move them first.`,
      'zh-CN': (p) => `该部门下仍有 ${String(p.users)} 名用户和 ${String(p.departments)} 个下级部门，请先移走。`,
    },
  },
  {
    code: 'password.wrong',
    status: 0,
    message: { en: () => 'The current password is not right.', 'zh-CN': () => '当前密码不正确。' },
  },
  {
    code: 'password.same',
    status: 400,
    message: {
      en: () => 'The new password is the one there was. Choose another.',
      'zh-CN': () => '新密码与原密码相同，请另选一个。',
    },
  },
  {
    code: 'token.unknown',
    status: 404,
    message: { en: () => 'You have no such token.', 'zh-CN': () => '您没有该访问令牌。' },
  },
];
