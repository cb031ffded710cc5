/** The OpenAPI 3.1 document of the API as one caller has it. */
import { fixedEndpoints } from '../../contract/all.js';
import type { Who } from '../../contract/endpoint.js';
import { label } from '../../contract/words.js';
import { inLanguage, type Language } from '../../errors/define.js';
import type { JsonSchema } from '../field-types/field-type.js';
import type { AppModel } from '../model.js';
import type { ObjectScope } from '../object-scope.js';
import { headers, parameters, responses, securitySchemes, sharedSchemas } from './components.js';
import { fill } from './fill.js';
import { operation, type Paths } from './operation.js';
import { recordPaths } from './record-paths.js';
import { recordSchemas } from './record-schemas.js';
import type { Text } from './text.js';

interface ApiOf {
  readonly app: Pick<AppModel, 'label' | 'version'>;
  /** Of the release; part of the version, so that clients notice a change. */
  readonly release: number;
  readonly objects: readonly ObjectScope[];
  /** By object: names of the list views the caller may use. */
  readonly views: Readonly<Record<string, readonly string[]>>;
  /** May manage users and departments. */
  readonly administer: boolean;
  readonly language: Language;
}

/** Everything the caller may do and see. */
export function apiDocument({ app, release, objects, views, administer, language }: ApiOf): JsonSchema {
  const text = inLanguage(language);
  const names = objects.map(({ object }) => object.name);
  const paths = [
    fixedPaths(administer ? ['anyone', 'member', 'administrator', 'viewer'] : ['anyone', 'member'], text, names),
    ...objects.map((scope) => recordPaths(scope, views[scope.object.name] ?? [], language)),
  ];
  return document(text, {
    title: inLanguage(language)(app.label),
    version: `${app.version}+${release}`,
    description: text(
      label(
        'What you see here is what your roles let you see and do. Failures are `application/problem+json`; their codes are listed at [/api/docs/errors](/api/docs/errors).',
        '此处仅列出您的角色可见、可用的内容。失败的答复为 `application/problem+json`，错误码见 [/api/docs/errors](/api/docs/errors)。',
      ),
    ),
    tags: objects.map(({ object }) => ({
      name: object.name,
      'x-displayName': text(object.plural),
      description: text(object.description ?? object.label),
    })),
    paths,
    schemas: Object.assign({}, ...objects.map((scope) => recordSchemas(scope, language))) as Readonly<Record<string, JsonSchema>>,
  });
}

/** What there is to see for somebody without a session. */
export function publicDocument(version: string, language: Language): JsonSchema {
  const text = inLanguage(language);
  return document(text, {
    title: 'Touchstone',
    version,
    description: text(
      label(
        'You are not signed in: this is the public part only. Sign in at [/app](/app), then reload this page to see the API of your application.',
        '您尚未登录，此处仅列出公开部分。请先在 [/app](/app) 登录，然后刷新本页查看您的应用接口。',
      ),
    ),
    tags: [],
    paths: [fixedPaths(['anyone'], text, [])],
    schemas: {},
  });
}

interface Parts {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly tags: readonly JsonSchema[];
  readonly paths: readonly Paths[];
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

function document(text: Text, { title, version, description, tags, paths, schemas }: Parts): JsonSchema {
  const whole = {
    openapi: '3.1.0',
    info: { title, version, description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { token: [] }],
    tags: [...fixedTags(text), ...tags],
    paths: merged(paths),
  };
  const components = {
    securitySchemes: securitySchemes(text),
    parameters: parameters(text),
    headers: headers(text),
    responses: responses(text),
    schemas: { ...sharedSchemas(text), ...schemas },
  };
  return { ...whole, components: onlyUsed(whole, components) };
}

const fixedTags = (text: Text): readonly JsonSchema[] => [
  { name: 'session', description: text(label('Signing in and out.', '登录与退出。')) },
  { name: 'app', description: text(label('The application, its forms and people.', '应用、表单与人员。')) },
  { name: 'people', description: text(label('Users, invitations, departments and tokens.', '用户、邀请、部门与访问令牌。')) },
  { name: 'studio', description: text(label('Changing the application itself.', '更改应用本身。')) },
  { name: 'health', description: text(label('For operators.', '供运维使用。')) },
];

/** What these may do whatever their roles: for everybody first. */
const fixedPaths = (who: readonly Who[], text: Text, objects: readonly string[]): Paths =>
  merged(
    who
      .flatMap((one) => fixedEndpoints.filter((endpoint) => endpoint.who === one && !endpoint.undocumented))
      .map((endpoint) => ({ [endpoint.path]: { [endpoint.method]: fill(operation(endpoint, text), { names: { objects } }) } })),
  );

function merged(paths: readonly Paths[]): Paths {
  const all: Record<string, Paths[string]> = {};
  for (const part of paths) for (const [path, methods] of Object.entries(part)) all[path] = { ...all[path], ...methods };
  return all;
}

type Components = Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;

/** A document names no component that nothing refers to: what an anonymous caller reads is short. */
function onlyUsed(whole: JsonSchema, components: Components): Components {
  const used = new Set<string>();
  const visit = (node: unknown): void => {
    for (const [, kind = '', name = ''] of JSON.stringify(node).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
      if (used.has(`${kind}/${name}`)) continue;
      used.add(`${kind}/${name}`);
      visit(components[kind]?.[name] ?? {});
    }
  };
  visit(whole);
  return Object.fromEntries(
    Object.entries(components).map(([kind, parts]) => [
      kind,
      kind === 'securitySchemes'
        ? parts
        : Object.fromEntries(Object.entries(parts).filter(([name]) => used.has(`${kind}/${name}`))),
    ]),
  );
}
