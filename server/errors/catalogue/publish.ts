/** What stands against a publish. */
import type { ErrorDefinition } from '../define.js';

export const publishErrors: readonly ErrorDefinition[] = [

];
