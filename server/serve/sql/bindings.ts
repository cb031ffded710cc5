/** Bindings → parameters of one run: what the caller, the clock and the request give. */
import { dateOf } from '../../../metadata/rules/calendar.js';
import type { Call } from '../../contract/call.js';
import type { Binding } from './statement.js';

export const valuesOf = (bindings: readonly Binding[], call: Call, inputs: readonly unknown[]): unknown[] =>
  bindings.map((binding) => valueOf(binding, call, inputs));

function valueOf(binding: Binding, { actor, release, now }: Call, inputs: readonly unknown[]): unknown {
  switch (binding.from) {
    case 'literal':
      return binding.value;
    case 'input':
      return inputs[binding.index];
    case 'user':
      return actor.user[binding.key];
    case 'workspace':
      return actor.workspace.id;
    case 'release':
      return release.number;
    case 'now':
      return now.toISOString();
    case 'today':
      return dateOf(now, release.model.app.timezone);
  }
}
