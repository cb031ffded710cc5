/** The shipped template, read and compiled once. */
import { compile } from '../../../server/compile/compile.js';
import type { Model } from '../../../server/compile/model.js';
import { readDocuments } from '../../../server/publish/folder.js';

export const folder = new URL('../../../metadata/templates/touchpoint-crm', import.meta.url).pathname;

export const { documents } = await readDocuments(folder);

const compiled = compile(documents).model;
if (!compiled) throw new Error('The template does not compile');
export const model: Model = compiled;
