/** Warns of what is declared and used by nothing, and of an application that nobody could administer. */
import type { Sources } from '../documents/read.js';
import type { RoleModel } from '../model.js';
import { anyField } from './fields.js';
import type { Scope } from './scope.js';

export function warnOfUnused(sources: Sources, scope: Scope, roles: readonly RoleModel[]): void {
  if (!isWhole(sources)) return;
  if (!roles.some(({ administer }) => administer)) sources.app?.report.warn('format.no_administrator');
  warnOfPicklists(sources);
  if (sources.app?.document.navigation) warnOfObjects(sources, scope);
  if (roles.length > 0) warnOfTransitions(sources, roles);
}

/** With something malformed nobody knows what it would have used. */
const isWhole = ({ app, all, lost }: Sources): boolean =>
  app !== null &&
  lost.size === 0 &&
  Object.values(all)
    .flat()
    .every(({ broken, skipped }) => broken.size + skipped.size === 0);

function warnOfPicklists({ picklists, objects }: Sources): void {
  const used = new Set(objects.flatMap(({ document }) => document.fields.map((field) => anyField(field).picklist)));
  for (const { document, report } of picklists)
    if (!used.has(document.name)) report.warn('format.picklist_unused', { label: document.label });
}

/** In no menu, and nothing leads to it. */
function warnOfObjects({ app, objects }: Sources, scope: Scope): void {
  const listed = new Set(app?.document.navigation?.flatMap((group) => group.objects));
  const linked = new Set(
    [...scope.objects.values()].flatMap(({ name, fields }) =>
      Object.values(fields).flatMap(({ to }) => (to === name ? [] : [to])),
    ),
  );
  for (const { document, report } of objects) {
    if (!listed.has(document.name) && !linked.has(document.name)) report.warn('format.object_unused', { label: document.label });
  }
}

function warnOfTransitions({ objects }: Sources, roles: readonly RoleModel[]): void {
  for (const { document, report } of objects) {
    const granted = new Set(
      roles.flatMap(({ grants }) => grants[document.name]?.flatMap(({ transitions }) => transitions) ?? []),
    );
    for (const [index, { name, label }] of (document.flow?.transitions ?? []).entries()) {
      if (!granted.has(name)) report.at('flow', 'transitions', index).warn('format.transition_ungranted', { label });
    }
  }
}
