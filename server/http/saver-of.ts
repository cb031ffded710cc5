/** Who writes, as the draft records it. */
import type { Call } from '../contract/call.js';

export const saverOf = ({ actor }: Call): { workspace: string; by: string } => ({
  workspace: actor.workspace.id,
  by: actor.user.id,
});
