/** A document as exports and files have it. */
import { formatDocument } from '../../../metadata/documents/canonical.js';

export const textOf = (document: unknown): string => formatDocument(document);
