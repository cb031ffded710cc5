/** `test/golden/<project>`: what is made of projects' documents, checked in so that a change of it is seen. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../compile/compile.js';
import type { JsonSchema } from '../compile/field-types/field-type.js';
import { bodySchema, formSchema } from '../compile/json-schema.js';
import type { Model, ObjectModel } from '../compile/model.js';
import { fullScope } from '../compile/object-scope.js';
import { apiDocument } from '../compile/openapi/document.js';
import { uiSchema } from '../compile/ui-schema.js';
import { readDocuments } from '../publish/folder.js';
import type { GeneratedFile } from './generated-file.js';

const projects: Readonly<Record<string, string>> = {
  equipment: 'test/projects/equipment',
  'touchpoint-crm': 'metadata/templates/touchpoint-crm',
};

type Pretty = (file: string, text: string) => Promise<string>;

/** As somebody who may do everything has them, in English; sights are the business of tests. */
export function goldenFiles(root: string, pretty: Pretty): readonly GeneratedFile[] {
  return Object.entries(projects).flatMap(([project, folder]) => {
    const model = once(() => modelOf(join(root, folder)));
    const golden = (name: string, make: (model: Model) => unknown): GeneratedFile => {
      const file = `test/golden/${project}/${name}`;
      return { file, content: async () => pretty(file, JSON.stringify(make(await model()), null, 2)) };
    };
    const objects = namesIn(join(root, folder, 'objects'));
    return [
      ...objects.map((name) =>
        golden(`${name}.schema.json`, ({ objects: all }) => bodySchema(fullScope(all[name] as ObjectModel), 'create')),
      ),
      ...(project === 'equipment'
        ? objects.map((name) => golden(`${name}.form.json`, ({ objects: all }) => formOf(all[name] as ObjectModel)))
        : []),
      golden('api.json', outlineOf),
    ];
  });
}

function formOf(object: ObjectModel): unknown {
  const scope = fullScope(object);
  const form = { verb: 'create', language: 'en' } as const;
  return { schema: formSchema(scope, form), uiSchema: uiSchema(scope, form) };
}

/** The OpenAPI document cut down to what differs between applications: operations, and how records are read. */
function outlineOf(model: Model): unknown {
  const objects = Object.values(model.objects);
  const views = Object.fromEntries(objects.map((object) => [object.name, object.views.map(({ name }) => name)]));
  const document = apiDocument({
    app: model.app,
    release: 1,
    objects: objects.map(fullScope),
    views,
    administer: true,
    language: 'en',
  });
  const paths = document.paths as Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
  const { schemas } = document.components as { readonly schemas: Readonly<Record<string, JsonSchema>> };
  return {
    operations: Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${method.toUpperCase()} ${path} ${operationId}`),
    ),
    records: Object.fromEntries(objects.map(({ name }) => [name, schemas[name]?.properties])),
  };
}

async function modelOf(folder: string): Promise<Model> {
  const { documents, findings } = await readDocuments(folder);
  const { model, findings: more } = compile(documents);
  if (!model) throw new Error(`${folder}: ${JSON.stringify([...findings, ...more])}`);
  return model;
}

const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder).toSorted() : []);

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
