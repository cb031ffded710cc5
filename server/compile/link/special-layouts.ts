/** Layouts for some record types and roles: the first one that fits a record and its reader is drawn. */
import type { SpecialLayoutDocument } from '../../../metadata/format/types.js';
import { didYouMean, type Report } from '../documents/finding.js';
import { partsOf } from '../documents/read.js';
import type { LayoutModel, ObjectModel, SpecialLayout } from '../model.js';
import { linkRelated, linkSections, type Neighbours } from './layout.js';
import { checkSiblings } from './names.js';
import { requireRoles, type ObjectScope, type Scope } from './scope.js';

interface Linked {
  readonly model: Pick<ObjectModel, 'fields' | 'flow'>;
  readonly layout: LayoutModel;
  readonly neighbours: Neighbours;
}

export function linkSpecialLayouts(
  scope: Scope,
  object: ObjectScope,
  { model, layout, neighbours }: Linked,
): readonly SpecialLayout[] {
  const layouts = partsOf(object.source, 'layouts', object.source.document.layouts);
  checkSiblings(layouts);
  warnOfNeverDrawn(object, layouts);
  const mayBeRequired = requirable(model);
  return layouts.map(([document, report]) => ({
    id: document.id,
    name: document.name,
    label: document.label,
    recordTypes: recordTypes(object, document.record_types, report.at('record_types')),
    roles: requireRoles(scope, document.roles, report.at('roles')),
    ...linkSections(scope, object, document, (field) => mayBeRequired.has(field), report),
    related: document.related ? linkRelated(scope, object, document.related, neighbours, report.at('related')) : layout.related,
  }));
}

/** Fields without which a record may not be saved: a layout that leaves them out would make a form nobody can submit. */
function requirable({ fields, flow }: Linked['model']): ReadonlySet<string> {
  const always = Object.values(fields).filter(({ required }) => required !== false);
  const initial = (flow?.stages ?? []).filter((stage) => stage.initial);
  return new Set([...always.map(({ name }) => name), ...initial.flatMap(({ required }) => required)]);
}

function recordTypes(object: ObjectScope, names: readonly string[] | undefined, report: Report): readonly string[] | null {
  const known = (object.source.document.record_types ?? []).map(({ name }) => name);
  for (const [index, name] of (names ?? []).entries()) {
    if (known.includes(name) || object.source.broken.has(name) || object.source.broken.has('/record_types')) continue;
    report.at(index).error('format.record_type_unknown', { type: name, object: object.label, ...didYouMean(name, known) });
  }
  return names ?? null;
}

/** A layout is never drawn where one before it fits whatever it fits; so is the object's own after one that fits all. */
function warnOfNeverDrawn({ source }: ObjectScope, layouts: readonly (readonly [SpecialLayoutDocument, Report])[]): void {
  const covers = (wide: readonly string[] | undefined, narrow: readonly string[] | undefined): boolean =>
    wide === undefined || (narrow?.every((name) => wide.includes(name)) ?? false);
  const before = (count: number, one: Pick<SpecialLayoutDocument, 'record_types' | 'roles'>) =>
    layouts.slice(0, count).find(([other]) => covers(other.record_types, one.record_types) && covers(other.roles, one.roles));
  for (const [index, [layout, report]] of layouts.entries()) {
    const first = before(index, layout);
    if (first) report.warn('format.layout_unreached', { label: layout.label, first: first[0].label });
  }
  const all = before(layouts.length, {});
  if (all && source.document.layout)
    source.report.at('layout').warn('format.layout_unreached', { label: own, first: all[0].label });
}

const own = { en: 'The layout of the object itself', 'zh-CN': '对象自身的布局' };
