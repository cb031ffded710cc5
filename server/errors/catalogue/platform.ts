/** The platform itself: HTTP, database, internal errors. */
import type { ErrorDefinition } from '../define.js';

export const platformErrors: readonly ErrorDefinition[] = [
  {
    code: 'internal',
    status: 500,
    message: {
      en: () => 'Something went wrong on our side. The request id helps us find it.',
      'zh-CN': () => '服务器内部出错，请凭请求编号联系管理员。',
    },
  },
  {
    code: 'route.unknown',
    status: 404,
    message: {
      en: (p) => `There is nothing at ${String(p.method)} ${String(p.path)}. What there is stands in /api/docs.`,
      'zh-CN': (p) => `${String(p.method)} ${String(p.path)} 不存在，可用接口见 /api/docs。`,
    },
  },
  {
    code: 'request.too_large',
    status: 413,
    message: {
      en: (p) => `The body is larger than ${String(p.limit)} bytes. Split it into several requests.`,
      'zh-CN': (p) => `请求正文超过 ${String(p.limit)} 字节，请拆分为多个请求。`,
    },
  },
  {
    code: 'request.media_type',
    status: 415,
    message: { en: () => 'Send the body as application/json.', 'zh-CN': () => '请以 application/json 格式发送正文。' },
  },
  {
    code: 'database.timeout',
    status: 503,
    message: {
      en: () => 'The database took too long and was stopped. Narrow the request, or try again later.',
      'zh-CN': () => '数据库处理超时，已中止。请缩小请求范围或稍后重试。',
    },
  },
  {
    code: 'database.busy',
    status: 503,
    message: {
      en: () => 'The database is short of connections or memory. Try again in a moment.',
      'zh-CN': () => '数据库的连接或内存不足，请稍后重试。',
    },
  },
  {
    code: 'database.disk_full',
    status: 503,
    message: {
      en: () => 'The disk of the database is full, so nothing was saved. Tell whoever runs this server to make room.',
      'zh-CN': () => '数据库磁盘已满，更改未保存。请联系系统管理员清理磁盘空间。',
    },
  },
  {
    code: 'database.read_only',
    status: 503,
    message: {
      en: () => 'The database accepts no changes at present, so nothing was saved. If this lasts, tell whoever runs this server.',
      'zh-CN': () => '数据库目前处于只读状态，更改未保存。如持续出现，请联系系统管理员。',
    },
  },
  {
    code: 'database.unavailable',
    status: 503,
    message: {
      en: () => 'The database cannot be reached. Try again in a moment.',
      'zh-CN': () => '暂时无法连接数据库，请稍后重试。',
    },
  },
  {
    code: 'database.outcome_unknown',
    status: 503,
    message: {
      en: () =>
        'The database broke off before it confirmed. Check whether it is saved; a repeat with the same Idempotency-Key is safe.',
      'zh-CN': () => '数据库在确认前中断，无法确定是否保存。请先核实；使用相同 Idempotency-Key 重试是安全的。',
    },
  },
  {
    code: 'server.stopping',
    status: 503,
    message: { en: () => 'The server is stopping. Try again in a moment.', 'zh-CN': () => '服务器正在停止，请稍后重试。' },
  },
];
