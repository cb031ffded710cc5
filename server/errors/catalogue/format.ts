/** What the checker finds in documents. */
import type { ErrorDefinition } from '../define.js';

export const formatErrors: readonly ErrorDefinition[] = [

];
