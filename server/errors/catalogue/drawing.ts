/** What the compiler finds in layouts and list views: how records are drawn, and for whom. */
import type { ErrorDefinition } from '../define.js';
import { finding, inChinese, meant } from './format.js';

export const drawingErrors: readonly ErrorDefinition[] = [
  finding(
    'format.field_placed_twice',
    (p, text) => `${text(p.label)} stands in the layout twice; remove one.`,
    (p, text) => `${text(p.label)}在布局中出现两次，请删除一处。`,
  ),
  finding(
    'format.tab_unknown',
    (p) => `The layout has no tab with the id “${String(p.tab)}”.${meant(p)}`,
    (p) => `布局中没有 id 为“${String(p.tab)}”的标签页。${inChinese(p)}`,
  ),
  finding(
    'format.tab_empty',
    (p, text) => `No section stands in the tab ${text(p.label)}; put one there or remove the tab.`,
    (p, text) => `标签页${text(p.label)}中没有分区，请放入分区或删除该标签页。`,
  ),
  finding(
    'format.layout_unreached',
    (p, text) =>
      `${text(p.label)} is never drawn: ${text(p.first)}, which comes before it, fits wherever it does. Change their order, record types or roles.`,
    (p, text) => `${text(p.label)}永远不会显示：排在前面的${text(p.first)}已覆盖其适用范围。请调整顺序、业务类型或角色。`,
  ),
  finding(
    'format.role_unknown',
    (p) => `There is no role “${String(p.role)}”.${meant(p)}`,
    (p) => `没有名为“${String(p.role)}”的角色。${inChinese(p)}`,
  ),
  finding(
    'format.record_type_unknown',
    (p, text) => `${text(p.object)} has no record type “${String(p.type)}”.${meant(p)}`,
    (p, text) => `${text(p.object)}没有业务类型“${String(p.type)}”。${inChinese(p)}`,
  ),
  finding(
    'format.not_groupable',
    (p, text) => `A list cannot be grouped by ${text(p.label)}; choose a field with few values, such as a picklist.`,
    (p, text) => `列表不能按${text(p.label)}分组，请选择取值较少的字段，例如单选字段。`,
  ),
];
