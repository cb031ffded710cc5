/** Texts of the API document, in the language of whoever reads it. */
import type { Label } from '../model.js';

export type Text = (label: Label) => string;
