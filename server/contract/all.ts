/** Every endpoint there is, in the order in which they are documented. A new subject is one line here. */
import { accessEndpoints, viewEndpoints } from './access.js';
import { appEndpoints } from './app.js';
import { bundleEndpoints } from './bundle.js';
import { docsEndpoints } from './docs.js';
import { draftEndpoints } from './draft.js';
import type { Endpoint } from './endpoint.js';
import { healthEndpoints } from './health.js';
import { jobEndpoints, replacementEndpoints, usageEndpoints } from './jobs.js';
import { departmentEndpoints, invitationEndpoints, userEndpoints } from './people.js';
import { recordEndpoints } from './record-endpoints.js';
import { auditEndpoints, releaseEndpoints } from './releases.js';
import { removedEndpoints } from './removed.js';
import { joinEndpoints, sessionEndpoints } from './session.js';
import { tokenEndpoints } from './tokens.js';
import { trialEndpoints } from './trial.js';

export const fixedEndpoints: readonly Endpoint[] = [
  sessionEndpoints,
  joinEndpoints,
  healthEndpoints,
  docsEndpoints,
  appEndpoints,
  invitationEndpoints,
  userEndpoints,
  departmentEndpoints,
  tokenEndpoints,
  draftEndpoints,
  releaseEndpoints,
  auditEndpoints,
  jobEndpoints,
  usageEndpoints,
  replacementEndpoints,
  trialEndpoints,
  accessEndpoints,
  viewEndpoints,
  bundleEndpoints,
  removedEndpoints,
].flatMap((subject) => Object.values<Endpoint>(subject));

export const perObject: readonly Endpoint[] = Object.values<Endpoint>(recordEndpoints);
