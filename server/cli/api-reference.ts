/** `docs/api.md`: every operation with its parameters and statuses, of a made-up object that has all of them. */
import { typeOf } from '../compile/field-types/index.js';
import type { FieldModel, ObjectModel } from '../compile/model.js';
import { fullScope } from '../compile/object-scope.js';
import { apiDocument } from '../compile/openapi/document.js';

const field = (name: string, type: string): FieldModel => ({
  id: name,
  name,
  type,
  label: { en: name },
  system: name === 'stage',
  required: false,
  visible: true,
  readonly: false,
  unique: false,
  index: false,
  options: { ...typeOf({ type }).defaults },
});

/** Stands for any object: its name is the placeholder that the page shows. */
const example: ObjectModel = {
  id: 'object',
  name: '{object}',
  label: { en: 'record' },
  plural: { en: 'records' },
  icon: 'file',
  title: 'name',
  search: ['name'],
  fields: { name: field('name', 'text'), stage: { ...field('stage', 'picklist'), values: [] } },
  rules: [],
  flow: {
    label: { en: 'Stage' },
    stages: [],
    transitions: [
      {
        id: 't',
        name: 'next',
        label: { en: 'Next' },
        from: [],
        to: 'next',
        guard: null,
        message: null,
        required: [],
        reason: false,
        set: {},
      },
    ],
  },
  layout: { tabs: [], sections: [], related: [] },
  layouts: [],
  views: [],
  incoming: [],
};

export function apiMarkdown(): string {
  const document = apiDocument({
    app: { label: { en: 'Touchstone' }, version: '0.0.0' },
    release: 0,
    objects: [fullScope(example)],
    views: {},
    administer: true,
    language: 'en',
  });
  const paths = document.paths as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  const shared = (document.components as { readonly parameters: Readonly<Record<string, Parameter>> }).parameters;
  const sections = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(`${method.toUpperCase()} ${path}`, operation, shared)),
  );
  return `# API

JSON over HTTP. The running server describes itself at \`/api/docs\` and \`/api/openapi.json\` (OpenAPI 3.1): there every object
stands with its own fields, as far as the caller's roles go. This page is the same for all: \`{object}\` is the name of an object.

- Sign in with \`POST /api/session\` (cookie) or send \`Authorization: Bearer <token>\`.
- Lists answer \`{"data": […], "page": {"next": …}}\`, one record \`{"data": {…}}\`. A lookup reads as \`{"id", "label"}\` and is written as its id.
- \`ETag\` names a record's version; a write with \`If-Match\` fails with 412 where the record has changed since.
- \`Idempotency-Key\` makes a repeated POST write once, also where the first answer was lost.
- \`Touchstone-Release\`, with the \`release\` that the application or a form was read under, makes a write fail with 409 and
  \`release.changed\` where another one has been published since. Without it a write is judged by the release there is.
- Failures are \`application/problem+json\`; the codes are in [errors.md](errors.md).

${sections.join('\n')}`;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Limits;
}

interface Operation {
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly (Parameter | { readonly $ref: string })[];
  readonly responses: Readonly<Record<string, unknown>>;
}

/** Filters of single fields and the language header would only repeat themselves. */
const isSaidElsewhere = ({ name, in: place }: Parameter): boolean =>
  name === 'Accept-Language' || (place === 'query' && /^(name|stage)(\.|$)/.test(name));

function section(
  title: string,
  { summary, description, parameters, responses }: Operation,
  shared: Readonly<Record<string, Parameter>>,
): string {
  const listed = parameters
    .map((parameter) => ('$ref' in parameter ? shared[parameter.$ref.split('/').at(-1) ?? ''] : parameter))
    .filter((parameter) => parameter !== undefined)
    .filter((parameter) => !isSaidElsewhere(parameter));
  const rows = listed.map(
    ({ name, in: place, description: text, schema }) => `| \`${name}\` | ${place} | ${limits(schema)} | ${text ?? ''} |`,
  );
  const table = rows.length > 0 ? `\n| parameter | in | value | |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n` : '';
  const said = description === undefined ? '' : `\n${description}\n`;
  return `## \`${title}\`\n\n${summary}. Answers ${Object.keys(responses).join(', ')}.\n${said}${table}`;
}

interface Limits {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

function limits({ type = '', enum: choices, minimum, maximum, format }: Limits): string {
  if (choices) return choices.map((choice) => `\`${choice}\``).join(', ');
  const range = minimum !== undefined || maximum !== undefined ? ` ${minimum ?? ''}–${maximum ?? ''}` : '';
  return `${format ?? type}${range}`;
}
