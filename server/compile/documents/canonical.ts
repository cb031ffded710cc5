/** Documents as they are written down, by the schemas of this server. */
import * as canonical from '../../../metadata/documents/canonical.js';
import { schemas } from './schemas.js';

export const formatDocument = (document: unknown): string => canonical.formatDocument(document, schemas);
export const canonicalJson = (document: unknown): string => canonical.canonicalJson(document, schemas);
