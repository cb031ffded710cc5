/** A document as exports and files have it. */
import { formatDocument } from '../../../metadata/documents/canonical.js';
import { schemas } from '../../draft/schemas.js';

export const textOf = (document: unknown): string => formatDocument(document, schemas);
