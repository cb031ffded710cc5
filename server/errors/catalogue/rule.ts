/** What the checker of rules has to say; its words stand where the browser reads them too. */
import { faultTexts } from '../../../metadata/documents/fault-texts.js';
import type { ErrorDefinition } from '../define.js';

export const ruleErrors: readonly ErrorDefinition[] = faultTexts.map((text) => ({ ...text, status: 0 }));
