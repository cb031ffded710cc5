/** Documents → model, with everything that is wrong with them. The order of the stages is the architecture. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../metadata/documents/canonical.js';
import { isSingle, kinds } from '../../metadata/kinds/index.js';
import { Findings, type Finding } from './documents/finding.js';
import { readDocuments, type SourceDocument, type Sources } from './documents/read.js';
import { frozen } from './freeze.js';
import { linkApp, placeOf } from './link/app.js';
import { checkFillable } from './link/fillable.js';
import { checkSiblings } from './link/names.js';
import { draftObject, linkObject, withLayouts } from './link/object.js';
import { linkPicklists } from './link/picklists.js';
import { linkRole } from './link/roles.js';
import type { Scope } from './link/scope.js';
import { warnOfScopeFields } from './link/scope-fields.js';
import { warnOfUnused } from './link/unused.js';
import type { Model, ObjectModel, RoleModel } from './model.js';
import { platformVersion } from '../../metadata/platform-version.js';

export { formatDocument } from '../../metadata/documents/canonical.js';
export type { Finding } from './documents/finding.js';
export type { SourceDocument } from './documents/read.js';

export interface Compiled {
  /** Null if and only if there is an error among the findings. */
  readonly model: Model | null;
  readonly findings: readonly Finding[];
}

/** Takes anything, never throws, changes nothing. */
export function compile(documents: readonly SourceDocument[], version: string = platformVersion): Compiled {
  const findings = new Findings();
  const sources = readDocuments(documents, findings);
  checkUnique(sources);
  const scope = scopeOf(sources);
  const linked = [...scope.objects.values()].map((object) => linkObject(scope, object));
  const views = new Map(linked.map(({ model }) => [model.name, model.views]));
  const objects = linked.map((object) => withLayouts(scope, object, views));
  for (const [index, object] of objects.entries()) checkFillable(object, linked[index]!.scope.source);
  const roles = sources.roles.map((role) => linkRole(role, scope));
  const app = sources.app && linkApp(sources.app, scope, version);
  warnOfUnused(sources, scope, roles);
  warnOfScopeFields(sources.roles, roles, keyed(objects, roles).objects);
  const isSound = app !== null && !findings.failed;
  return {
    model: isSound ? frozen<Model>({ hash: hashOf(documents), app, ...keyed(objects, roles) }) : null,
    findings: findings.list(),
  };
}

/** Names and ids are unique among documents of a kind. */
function checkUnique({ all }: Sources): void {
  for (const kind of kinds) if (!isSingle(kind)) checkSiblings(all[kind.name].map(({ document, report }) => [document, report]));
}

/** The fields of all objects, before anything that refers to them. */
function scopeOf({ app, objects, picklists, roles, lost }: Sources): Scope {
  const setting = { app: placeOf(app?.document), picklists: linkPicklists(picklists, lost) };
  const drafts = objects.map((source) => draftObject(source, setting));
  return {
    objects: new Map(drafts.map((object) => [object.name, object])),
    roles: new Map(roles.map(({ document }) => [document.name, document.id])),
    lost,
  };
}

function keyed(objects: readonly ObjectModel[], roles: readonly RoleModel[]): Pick<Model, 'objects' | 'roles'> {
  const map = <T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> =>
    Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(entries));
  return { objects: map(objects.map((object) => [object.name, object])), roles: map(roles.map((role) => [role.id, role])) };
}

/** Of what the documents say, not of the files they stand in. */
const hashOf = (documents: readonly SourceDocument[]): string =>
  createHash('sha256')
    .update(
      documents
        .map(({ content }) => canonicalJson(content))
        .toSorted()
        .join('\n'),
    )
    .digest('hex');
