/** Every error there is, by code. One file per area; `docs/errors.md` is generated from here. */
import type { ErrorDefinition } from '../define.js';
import { accessErrors } from './access.js';
import { drawingErrors } from './drawing.js';
import { bundleErrors } from './bundle.js';
import { formatErrors } from './format.js';
import { jobErrors } from './jobs.js';
import { meaningErrors } from './meaning.js';
import { platformErrors } from './platform.js';
import { publishErrors } from './publish.js';
import { recordErrors } from './record.js';
import { requestErrors } from './request.js';
import { ruleErrors } from './rule.js';
import { studioErrors } from './studio.js';
import { trialErrors } from './trial.js';
import { valueErrors } from './value.js';

const all: readonly ErrorDefinition[] = [
  ...requestErrors,
  ...accessErrors,
  ...recordErrors,
  ...valueErrors,
  ...formatErrors,
  ...meaningErrors,
  ...drawingErrors,
  ...ruleErrors,
  ...publishErrors,
  ...studioErrors,
  ...jobErrors,
  ...bundleErrors,
  ...trialErrors,
  ...platformErrors,
];

export const catalogue: Readonly<Record<string, ErrorDefinition>> = Object.freeze(
  Object.assign(Object.create(null), Object.fromEntries(all.map((definition) => [definition.code, definition]))),
);
