/** What becomes of a place that names something gone or renamed, in words: the fix that is offered for it. */
import { nameOf } from './component.js';
import type { Labels, Language } from './labels.js';
import type { Reference, ReferenceKind } from './references.js';

type Text = Readonly<Record<Language, string>>;
const text = (en: string, zh: string): Text => ({ en, 'zh-CN': zh });

const entry = text('It is taken off the list.', '从列表中去掉。');

/** Kinds that are not here only a person can decide. */
const fixes: Readonly<Partial<Record<ReferenceKind, Text>>> = {
  navigation: text('It is taken out of the menu.', '从菜单中去掉。'),
  search: text('It is no longer searched.', '不再参与搜索。'),
  lookup: text(
    'The field is removed too, with everything that names it; its values are kept.',
    '该字段及引用它之处一并移除；其数据保留。',
  ),
  picklist: text('The field keeps the values as its own.', '字段保留这些选项，改为自有选项。'),
  depends_on: text('All values may be chosen whatever was chosen before.', '取消选项之间的依赖，所有选项均可选。'),
  when: text(
    'The value is chosen under the other values only; one that is left without any can no longer be chosen.',
    '仅在其余控制值下可选；若无其余控制值，则不再可选。',
  ),
  type_field: text('The record type no longer narrows it.', '业务类型不再限定其选项。'),
  type_value: text('The record type no longer lists it.', '业务类型不再列出该选项。'),
  rule: text('The rule is removed.', '移除该校验规则。'),
  rule_at: text('The message is no longer shown there.', '提示不再显示在此处。'),
  required: text('The field is no longer required.', '该字段不再必填。'),
  visible: text('The field is always shown.', '该字段始终显示。'),
  default: text('The field has no default any more.', '去掉默认值。'),
  stage_required: text('The stage no longer asks for it.', '该阶段不再要求填写。'),
  stage_set: text('The stage no longer writes it.', '该阶段不再自动写入。'),
  stage_set_value: text('The stage no longer writes the field.', '该阶段不再自动写入此字段。'),
  transition_from: text(
    'The transition no longer starts there; without another start it is removed.',
    '流转不再由此开始；若无其他起始阶段，则移除该流转。',
  ),
  transition_to: text('The transition is removed, with the rights to it.', '移除该流转及其权限。'),
  transition_required: text('The transition no longer asks for it.', '该流转不再要求填写。'),
  transition_set: text('The transition no longer writes it.', '该流转不再自动写入。'),
  transition_set_value: text('The transition no longer writes the field.', '该流转不再自动写入此字段。'),
  section_field: text('It leaves the section; an empty section goes.', '从分区中去掉；分区为空时一并移除。'),
  section_visible: text('The section is always shown.', '该分区始终显示。'),
  section_tab: text('The section moves to the first tab.', '该分区移到第一个标签页。'),
  related: text('The related list is removed.', '移除该关联列表。'),
  related_column: text('The column is dropped.', '去掉该列。'),
  layout_type: text(
    'The layout is no longer for it; one that is for no other goes.',
    '布局不再适用于它；若无其他适用类型，则移除该布局。',
  ),
  layout_role: text(
    'The layout is no longer for it; one that is for no other goes.',
    '布局不再适用于它；若无其他适用角色，则移除该布局。',
  ),
  view_column: text('The column is dropped; a view without columns shows the title.', '去掉该列；没有列时显示标题。'),
  view_filter: text(
    'The condition is dropped from the filter: the view shows more records.',
    '从筛选中去掉该条件：视图会显示更多记录。',
  ),
  view_group: text('The view is no longer grouped.', '视图不再分组。'),
  view_sort: text('The view is no longer sorted by it.', '不再按它排序。'),
  view_role: text(
    'The view is no longer for it; one that is for no other goes.',
    '视图不再适用于它；若无其他适用角色，则移除该视图。',
  ),
  role_object: text('The grants to it are dropped.', '去掉对它的授权。'),
  role_field: text('The grant to it is dropped.', '去掉对它的授权。'),
  role_transition: text('The grant to it is dropped.', '去掉对它的授权。'),
};

const renamed = text('It is named {0} here too.', '此处也改为 {0}。');

/** @param left References about which only a person can decide. Null: it is one of those. */
export function describeFix(reference: Reference, labels: Labels, language: Language, left: readonly Reference[]): string | null {
  if (left.some((one) => one.pointer === reference.pointer && one.how === reference.how && one.from.id === reference.from.id))
    return null;
  const now = nameOf(labels.now(reference.to));
  if (now !== undefined) return renamed[language].replace('{0}', () => now);
  if (reference.spare) return entry[language];
  return fixes[reference.how]?.[language] ?? null;
}

const places: Readonly<Record<ReferenceKind, Text>> = {
  navigation: text('in the menu', '菜单'),
  title: text('as the title', '标题'),
  search: text('among the fields searched', '搜索字段'),
  lookup: text('as the object pointed to', '关联对象'),
  picklist: text('as the source of its values', '选项来源'),
  depends_on: text('as the controlling field', '控制字段'),
  when: text('in the values it may be chosen under', '可选条件'),
  type_field: text('in the values admitted', '可用选项'),
  type_value: text('in the values admitted', '可用选项'),
  rule: text('in its condition', '条件'),
  rule_at: text('as the place of its message', '提示位置'),
  required: text('in the rule when it is required', '必填条件'),
  visible: text('in the rule when it is shown', '显示条件'),
  readonly: text('in the rule when it is read-only', '只读条件'),
  default: text('in its default', '默认值'),
  stage_required: text('among the fields required', '必填字段'),
  stage_set: text('among the fields written', '自动写入的字段'),
  stage_set_value: text('in a value written', '自动写入的值'),
  transition_from: text('as the stage it starts from', '起始阶段'),
  transition_to: text('as the stage it leads to', '目标阶段'),
  guard: text('in its guard', '流转条件'),
  transition_required: text('among the fields required', '必填字段'),
  transition_set: text('among the fields written', '自动写入的字段'),
  transition_set_value: text('in a value written', '自动写入的值'),
  section_field: text('among its fields', '字段'),
  section_visible: text('in the rule when it is shown', '显示条件'),
  section_tab: text('as its tab', '所在标签页'),
  related: text('as a related list', '关联列表'),
  related_column: text('as a column of a related list', '关联列表的列'),
  layout_type: text('among its record types', '适用业务类型'),
  layout_role: text('among its roles', '适用角色'),
  view_column: text('as a column', '列'),
  view_filter: text('in its filter', '筛选条件'),
  view_group: text('as its grouping', '分组'),
  view_sort: text('in its sort order', '排序'),
  view_role: text('among its roles', '适用角色'),
  role_object: text('in its grants', '授权'),
  role_rows: text('in a row scope', '数据范围'),
  role_field: text('in the field rights', '字段权限'),
  role_transition: text('in the transitions granted', '可执行的流转'),
};

/** How a component names another: “as a column”, “in its guard”. */
export const describePlace = ({ how }: Pick<Reference, 'how'>, language: Language): string => places[how][language];

/** The whole of it: who names what, and how. */
export function describeReference(reference: Reference, labels: Labels, language: Language): string {
  const owner = (ref: Reference['from']): string =>
    ref.path.length === 0 ? labels.of(ref) : `${labels.of({ ...ref, path: [] })} › ${labels.of(ref)}`;
  const [from, to, place] = [owner(reference.from), owner(reference.to), describePlace(reference, language)];
  return language === 'zh-CN' ? `“${from}”的${place}引用了“${to}”` : `“${from}” names “${to}” ${place}`;
}
