/** An application with one field for every sample of every field type: object `probe`, whose references point to `target`. */
import { compile, type SourceDocument } from '../../server/compile/compile.js';
import type { FieldType } from '../../server/compile/field-types/field-type.js';
import { declarable } from '../../server/compile/field-types/index.js';
import { firstTarget, secondTarget } from '../../server/compile/field-types/parts/reference-samples.js';
import type { FieldModel, Model } from '../../server/compile/model.js';

export const targets = [firstTarget, secondTarget];

export interface Probe {
  readonly type: FieldType;
  readonly sample: FieldType['samples'][number];
  readonly field: FieldModel;
}

const label = (en: string): { en: string } => ({ en });

const named = declarable.flatMap((type) =>
  type.samples.map((sample, index) => ({
    type,
    sample,
    name: `${type.name}_${index}`.replace(/_(\d)$/, (_, digit: string) => `_n${digit}`),
  })),
);

export const documents: readonly SourceDocument[] = [
  {
    file: 'template.json',
    content: { kind: 'app', id: 'conformance', name: 'conformance', version: '1.0.0', label: label('Conformance') },
  },
  {
    file: 'objects/target/object.json',
    content: {
      kind: 'object',
      id: 'target',
      name: 'target',
      label: label('Target'),
      title: 'name',
      fields: [{ id: 'f1', name: 'name', type: 'text', label: label('Name') }],
    },
  },
  {
    file: 'objects/probe/object.json',
    content: {
      kind: 'object',
      id: 'probe',
      name: 'probe',
      label: label('Probe'),
      title: 'marker',
      fields: [
        // Keeps the records of one sample apart from all others.
        { id: 'marker', name: 'marker', type: 'text', label: label('Marker') },
        ...named.map(({ type, sample, name }, index) => ({
          id: `f${index}`,
          name,
          type: type.name,
          label: label(name),
          ...sample.options,
        })),
      ],
    },
  },
  {
    file: 'roles/all.json',
    content: {
      kind: 'role',
      id: 'all',
      name: 'all',
      label: label('All'),
      objects: { '*': [{ rows: 'all', rights: ['create', 'read', 'update', 'delete'], fields: { '*': 'edit' } }] },
    },
  },
];

function sound(): Model {
  const { model, findings } = compile(documents);
  if (!model) throw new Error(JSON.stringify(findings, null, 2));
  return model;
}

export const model = sound();

/** Every sample with its field in the compiled model. */
const probes: readonly Probe[] = named.map(({ type, sample, name }) => ({
  type,
  sample,
  field: model.objects.probe!.fields[name]!,
}));

export const titled = probes.map((probe) => [probe.field.name, probe] as const);
