/** Sections of the form and related lists. What a document leaves out is filled in, so that no field is lost. */
import type { LayoutDocument, SectionDocument } from '../../../metadata/format/types.js';
import { didYouMean, type Report } from '../documents/finding.js';
import type { Label, LayoutModel, ObjectModel, ViewModel } from '../model.js';
import { checkSiblings } from './names.js';
import { compileRule, condition, requireField, type ObjectScope, type Scope } from './scope.js';

type Section = LayoutModel['sections'][number];
type Related = LayoutModel['related'][number];

const details: Label = { en: 'Details', 'zh-CN': '基本信息' };
const more: Label = { en: 'More', 'zh-CN': '其他' };

/** Columns of a related list that names none. */
const columnsShown = 6;

export interface Neighbours {
  readonly incoming: ObjectModel['incoming'];
  /** Views of every object, of which related lists take their columns. */
  readonly views: ReadonlyMap<string, readonly ViewModel[]>;
}

export function linkLayout(
  scope: Scope,
  object: ObjectScope,
  layout: LayoutDocument | undefined,
  neighbours: Neighbours,
  report: Report,
): LayoutModel {
  return {
    sections: linkSections(scope, object, layout?.sections ?? [], report),
    related: linkRelated(scope, object, layout, neighbours, report),
  };
}

function linkSections(
  scope: Scope,
  object: ObjectScope,
  sections: readonly SectionDocument[],
  report: Report,
): readonly Section[] {
  checkSiblings(sections.map((section, index) => [section, report.at('sections', index)]));
  const placed = new Set<string>();
  const linked = sections.map((section, index): Section => {
    const place = report.at('sections', index);
    for (const [at, name] of section.fields.entries()) checkPlaced(scope, object, name, placed, place.at('fields', at));
    return {
      id: section.id,
      label: section.label,
      columns: section.columns ?? 2,
      fields: section.fields,
      visible: section.visible ? compileRule(scope, object, section.visible, condition, place.at('visible')) : true,
    };
  });
  const rest = Object.values(object.fields).flatMap(({ name, system }) => (system || placed.has(name) ? [] : [name]));
  if (rest.length === 0) return linked;
  return [...linked, { id: '_rest', label: linked.length === 0 ? details : more, columns: 2, fields: rest, visible: true }];
}

function checkPlaced(scope: Scope, object: ObjectScope, name: string, placed: Set<string>, report: Report): void {
  const field = requireField(scope, object, name, report);
  if (placed.has(name)) report.error('format.field_placed_twice', { label: field?.label ?? name });
  placed.add(name);
}

function linkRelated(
  scope: Scope,
  object: ObjectScope,
  layout: LayoutDocument | undefined,
  neighbours: Neighbours,
  report: Report,
): readonly Related[] {
  const { incoming, views } = neighbours;
  if (!layout?.related)
    return incoming.map(({ object: name, field }) => ({ object: name, field, columns: columnsOf(views.get(name), field) }));
  const seen = new Set<string>();
  return layout.related.flatMap(({ object: name, field, columns }, index) => {
    const place = report.at('related', index);
    const other = scope.objects.get(name);
    if (!other) {
      if (!scope.lost.has(`object:${name}`))
        place.at('object').error('format.object_unknown', { object: name, ...didYouMean(name, scope.objects.keys()) });
      return [];
    }
    const found = requireField(scope, other, field, place.at('field'));
    if (found && !incoming.some((one) => one.object === name && one.field === field))
      place.at('field').error('format.not_incoming', { label: found.label, object: object.label });
    if (seen.has(`${name}.${field}`)) place.error('format.repeated', { value: `${name}.${field}` });
    seen.add(`${name}.${field}`);
    for (const [at, path] of (columns ?? []).entries()) requireField(scope, other, path, place.at('columns', at));
    return [{ object: name, field, columns: columns ?? columnsOf(views.get(name), field) }];
  });
}

/** Those of the first view, without the column that is the same in every row. */
const columnsOf = (views: readonly ViewModel[] | undefined, lookup: string): readonly string[] =>
  (views?.[0]?.columns ?? []).filter((path) => path !== lookup && !path.startsWith(`${lookup}.`)).slice(0, columnsShown);
