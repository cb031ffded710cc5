/** The list of generated files. A new one is one line here. */
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { fieldSchema } from '../compile/documents/field-schema.js';
import { errorsMarkdown } from '../errors/reference.js';
import { apiMarkdown } from './api-reference.js';
import { documentTypes } from './document-types.js';
import { goldenFiles } from './goldens.js';
import type { GeneratedFile } from './generated-file.js';
import { metadataReference } from './metadata-reference.js';

/** In the order in which they are made: types are made from the schema files. */
export function generatedFiles(root: string): readonly GeneratedFile[] {
  const pretty = async (file: string, text: string): Promise<string> =>
    format(text, { ...(await resolveConfig(join(root, file))), filepath: file });
  return [
    {
      file: 'metadata/format/field.schema.json',
      content: () => pretty('metadata/format/field.schema.json', JSON.stringify(fieldSchema(), null, 2)),
    },
    {
      file: 'metadata/format/types.ts',
      content: async () => pretty('metadata/format/types.ts', await documentTypes(join(root, 'metadata/format'))),
    },
    { file: 'docs/errors.md', content: () => pretty('docs/errors.md', errorsMarkdown()) },
    { file: 'docs/api.md', content: () => pretty('docs/api.md', apiMarkdown()) },
    ...goldenFiles(root, pretty),
    { file: 'docs/metadata.md', content: () => pretty('docs/metadata.md', metadataReference()) },
  ];
}
