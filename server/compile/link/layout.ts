/** Sections of the form and related lists. What a document leaves out is filled in, so that no field is lost. */
import type { LayoutDocument, SectionDocument, TabDocument } from '../../../metadata/format/types.js';
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
    ...linkSections(scope, object, { tabs: [], sections: [], ...layout }, () => true, report),
    related: linkRelated(scope, object, layout?.related, neighbours, report.at('related')),
  };
}

interface Sections {
  readonly tabs?: readonly TabDocument[];
  readonly sections: readonly SectionDocument[];
}

/** @param isKept Which of the declared fields that stand in no section come in a last one. */
export function linkSections(
  scope: Scope,
  object: ObjectScope,
  { tabs = [], sections }: Sections,
  isKept: (field: string) => boolean,
  report: Report,
): Pick<LayoutModel, 'tabs' | 'sections'> {
  checkTabs(tabs, sections, report);
  checkSiblings(sections.map((section, index) => [section, report.at('sections', index)]));
  const placed = new Set<string>();
  const linked = sections.map((section, index): Section => {
    const place = report.at('sections', index);
    for (const [at, name] of section.fields.entries()) checkPlaced(scope, object, name, placed, place.at('fields', at));
    return {
      id: section.id,
      label: section.label,
      tab: section.tab ?? tabs[0]?.id ?? null,
      columns: section.columns ?? 2,
      fields: section.fields,
      visible: section.visible ? compileRule(scope, object, section.visible, condition, place.at('visible')) : true,
    };
  });
  const rest = Object.values(object.fields).flatMap(({ name, system }) =>
    system || placed.has(name) || !isKept(name) ? [] : [name],
  );
  if (rest.length === 0) return { tabs, sections: linked };
  const label = linked.length === 0 ? details : more;
  const last: Section = { id: '_rest', label, tab: tabs.at(-1)?.id ?? null, columns: 2, fields: rest, visible: true };
  return { tabs, sections: [...linked, last] };
}

/** Sections stand in tabs there are, and no tab stands empty. */
function checkTabs(tabs: readonly TabDocument[], sections: readonly SectionDocument[], report: Report): void {
  const ids = tabs.map(({ id }) => id);
  checkSiblings(tabs.map((tab, index) => [tab, report.at('tabs', index)]));
  for (const [index, { tab }] of sections.entries()) {
    if (tab !== undefined && !ids.includes(tab))
      report.at('sections', index, 'tab').error('format.tab_unknown', { tab, ...didYouMean(tab, ids) });
  }
  for (const [index, { id, label }] of tabs.entries()) {
    if (!sections.some(({ tab = ids[0] }) => tab === id)) report.at('tabs', index).warn('format.tab_empty', { label });
  }
}

function checkPlaced(scope: Scope, object: ObjectScope, name: string, placed: Set<string>, report: Report): void {
  const field = requireField(scope, object, name, report);
  if (placed.has(name)) report.error('format.field_placed_twice', { label: field?.label ?? name });
  placed.add(name);
}

export function linkRelated(
  scope: Scope,
  object: ObjectScope,
  related: LayoutDocument['related'],
  neighbours: Neighbours,
  report: Report,
): readonly Related[] {
  const { incoming, views } = neighbours;
  if (!related)
    return incoming.map(({ object: name, field }) => ({ object: name, field, columns: columnsOf(views.get(name), field) }));
  const seen = new Set<string>();
  return related.flatMap(({ object: name, field, columns }, index) => {
    const place = report.at(index);
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
