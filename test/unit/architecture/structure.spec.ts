/** The structure that CONTRIBUTING describes, held against the import graph; and that each rule finds what breaks it. */
import { documentKinds } from '../../../metadata/kinds/index.js';
import { graphIn, graphOf } from './graph.js';
import {
  directions,
  noCycle,
  noFeatureToFeature,
  noListOf,
  noUnusedExport,
  routesOnlyIn,
  sqlOnlyIn,
  typesOnlyFrom,
  type Directions,
  type Rule,
} from './rules.js';

const root = new URL('../../..', import.meta.url).pathname;
const product = graphIn(root, ['metadata', 'server', 'runtime-ui', 'studio']);
const server = graphIn(root, ['metadata', 'server']);
const everything = graphIn(root, ['metadata', 'server', 'runtime-ui', 'studio', 'test']);

const data = ['metadata', 'metadata/kinds'];
const compiler = ['server/compile', 'server/compile/model.ts'];

/** What each folder may import besides itself; a folder inside it that is named here is one of its own. */
const allowed: Directions = {
  'metadata/kinds': [],
  metadata: ['metadata/kinds'],
  'server/errors': data,
  // A release and a call are served from a model: its type, and nothing else of the compiler.
  'server/contract': [...data, 'server/errors', 'server/compile/model.ts'],
  'server/platform': [...data, 'server/errors', 'server/contract'],
  'server/compile/model.ts': [...data, 'server/compile'],
  'server/compile': [...data, 'server/errors', 'server/contract', 'server/compile/model.ts'],
  'server/serve': [...data, 'server/errors', 'server/contract', ...compiler, 'server/platform'],
  'server/publish': [...data, 'server/errors', 'server/contract', ...compiler, 'server/serve', 'server/platform'],
  'server/cli': [...data, 'server/errors', 'server/contract', ...compiler, 'server/serve', 'server/publish', 'server/platform'],
  'runtime-ui': [...data, 'server/contract'],
  studio: [...data, 'runtime-ui', 'server/contract'],
  'server/http': [...data, 'server/errors', 'server/contract', ...compiler, 'server/serve', 'server/publish', 'server/platform'],
};

/** Started, found by a pattern, put by the build in the place of a library, or generated. */
const isEntry = (path: string): boolean =>
  /(\.spec\.ts|\.mjs|^studio\/features\/[^/]+\/routes\.tsx|\/translations\/zip-at-once\.ts|^metadata\/format\/types\.ts)$/.test(
    path,
  );

const held: Readonly<Record<string, () => readonly string[]>> = {
  'no two files need each other’s values': () => noCycle(product),
  'no feature imports another feature': () => noFeatureToFeature(product),
  'imports follow the floors of the house': () => directions(allowed)(product),
  'the browser takes only types of the server': () => typesOnlyFrom('server', ['runtime-ui', 'studio'])(product),
  'routes are made of declarations': () => routesOnlyIn('server/http/routes.ts')(server),
  'statements are written in the folders for them': () =>
    sqlOnlyIn(['server/serve/sql', 'server/publish', 'server/platform'])(server),
  'no file but their index lists the kinds of documents': () => noListOf(documentKinds, ['metadata/kinds'])(product),
  'nothing is exported that nobody imports': () => noUnusedExport(isEntry)(everything),
};

test.each(Object.entries(held))('%s', (_name, broken) => {
  expect(broken()).toEqual([]);
});

/** A house that breaks one rule, and what the rule says of it. */
const breaches: readonly (readonly [string, Rule, Readonly<Record<string, string>>, readonly string[]])[] = [
  [
    'a cycle through .tsx',
    noCycle,
    {
      'a/one.tsx': `import { two } from './two.js'; export const one = two;`,
      'a/two.tsx': `import { one } from './one.js'; export const two = one;`,
      'a/type.ts': `import type { two } from './two.js';`,
    },
    ['a/one.tsx: a/one.tsx → a/two.tsx → a/one.tsx'],
  ],
  [
    'a feature that uses another',
    noFeatureToFeature,
    {
      'studio/features/roles/page.tsx': `import type { Rule } from '../rules/rule.js';`,
      'studio/features/rules/rule.ts': `export interface Rule {}`,
    },
    ['studio/features/roles/page.tsx: imports studio/features/rules/rule.ts of another feature'],
  ],
  [
    'an arrow upward',
    directions({ 'server/http': ['server/serve'], 'server/serve': [] }),
    {
      'server/http/answer.ts': `export const answer = 1;`,
      'server/serve/read.ts': `export const load = () => import('../http/answer.js');`,
    },
    ['server/serve/read.ts: server/serve may not import server/http (server/http/answer.ts)'],
  ],
  [
    'a schema in the bundle of the browser',
    typesOnlyFrom('server', ['studio']),
    {
      'server/contract/app.ts': `export const App = 1; export type App = number;`,
      'studio/type.ts': `import type { App } from '../server/contract/app.js';`,
      'studio/value.ts': `import { App } from '../server/contract/app.js';`,
    },
    ['studio/value.ts: takes values of server/contract/app.ts'],
  ],
  [
    'a route that nobody declared',
    routesOnlyIn('server/http/routes.ts'),
    {
      'server/http/routes.ts': `import { Controller, Get } from '@nestjs/common';`,
      'server/http/hidden.ts': `import { Controller as Place, Injectable, Get } from '@nestjs/common';`,
      'server/http/all.ts': `import * as nest from '@nestjs/common';`,
      'server/http/guard.ts': `import { Injectable, type CanActivate } from '@nestjs/common';`,
    },
    [
      'server/http/hidden.ts: makes routes with Controller',
      'server/http/hidden.ts: makes routes with Get',
      'server/http/all.ts: imports all of Nest',
    ],
  ],
  [
    'a statement in a handler',
    sqlOnlyIn(['server/serve/sql']),
    {
      'server/serve/sql/list.ts': 'export const list = (table: string) => `select * from ${table}`;',
      'server/http/list.ts':
        'const list = (table: string) =>\n  `select id from ${table} where true`;\nconst text = "choose from";',
    },
    ['server/http/list.ts: has SQL in line 2'],
  ],
  [
    'a second list of the kinds',
    noListOf(['app', 'object', 'role'], ['metadata/kinds']),
    {
      'metadata/kinds/index.ts': `export const kinds = ['app', 'object', 'role'];`,
      'server/list.ts': `const kinds = ['app', 'role'];\nconst all = ['app', 'object', 'role'];`,
      'server/table.ts': `const words = {\n  app: 'Application',\n  object: 'Object',\n  role: 'Role',\n};`,
      'server/type.ts': `type Kind = 'app' | 'object' | 'role';`,
      'server/one.ts': `const person = { role: 'clerk', app: 'crm', name: 'Ann' };`,
    },
    [
      'server/list.ts: lists the kinds of documents in line 2',
      'server/table.ts: lists the kinds of documents in line 1',
      'server/type.ts: lists the kinds of documents in line 1',
    ],
  ],
  [
    'an export that nobody wants',
    noUnusedExport((path) => path === 'main.ts'),
    {
      'main.ts': `import { used } from './parts.js'; export const started = used;`,
      'parts.ts': `export const used = 1; export interface Forgotten {}`,
    },
    ['parts.ts: nobody imports Forgotten'],
  ],
];

test.each(breaches)('finds %s', (_name, rule, files, found) => {
  expect(rule(graphOf(new Map(Object.entries(files))))).toEqual(found);
});
