/** What publishing would refuse whatever one confirms, as findings of the components it belongs to. */
import { own, listOf, nameOf, refAt, type ComponentRef } from '../../../metadata/documents/component.js';
import { pathOf, pointerOf } from '../../../metadata/values/pointer.js';
import type { SourceDocument } from '../../compile/compile.js';
import type { Language, Violation } from '../../errors/define.js';
import { messageOf } from '../../errors/problem.js';
import type { StudioFinding } from '../../contract/component.js';
import { duplicateViolations } from '../duplicates.js';
import type { Plan } from '../plan.js';

export const refusedFindings = (plan: Plan, documents: readonly SourceDocument[], language: Language): StudioFinding[] =>
  [...plan.refused, ...duplicateViolations(plan.duplicates)].map(({ pointer, code, params }: Violation): StudioFinding => {
    const { at, inside } = placed(pathOf(pointer), documents);
    return { level: 'error', code, pointer: inside, params, at, message: messageOf(code, params, language) };
  });

/** Violations name their place: `/objects/deal/fields/amount/type`. Of what is gone from the draft, the release knows more. */
function placed(
  [, name, ...rest]: readonly string[],
  documents: readonly SourceDocument[],
): { readonly at: ComponentRef | null; readonly inside: string } {
  const objects = documents.map(({ content }) => content).filter((content) => own(content, 'kind') === 'object');
  const found = objects.filter((content) => own(content, 'name') === name);
  for (const object of found) {
    const way = wayTo(object, rest);
    if (way) return { at: refAt(object, pointerOf(way)), inside: pointerOf(way) };
  }
  return { at: found[0] ? refAt(found[0], '') : null, inside: '' };
}

/** Names of members become their places in the list; null where one is not there. */
function wayTo(object: unknown, names: readonly string[]): (string | number)[] | null {
  const way: (string | number)[] = [];
  let at = object;
  for (const name of names) {
    const list = Array.isArray(at) ? listOf({ at }, 'at') : null;
    const step = list ? list.findIndex((member) => nameOf(member) === name) : name;
    if (step === -1) return null;
    way.push(step);
    at = list ? list[Number(step)] : own(at, name);
  }
  return way;
}
