/** Labels as an English window shows them. */
import type { Label } from '../../../metadata/format/types.js';

export const labelText = (label: Label | undefined, fallback = ''): string => label?.en ?? fallback;
