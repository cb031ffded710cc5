/** The JSON Schemas of documents, by the names of their files. */
import app from '../../metadata/format/app.schema.json' with { type: 'json' };
import common from '../../metadata/format/common.schema.json' with { type: 'json' };
import field from '../../metadata/format/field.schema.json' with { type: 'json' };
import object from '../../metadata/format/object.schema.json' with { type: 'json' };
import picklist from '../../metadata/format/picklist.schema.json' with { type: 'json' };
import role from '../../metadata/format/role.schema.json' with { type: 'json' };
import type { Schemas } from '../../metadata/documents/canonical.js';

export const schemas: Schemas = { app, common, field, object, picklist, role };
