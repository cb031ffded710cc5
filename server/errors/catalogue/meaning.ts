/** What the compiler finds in documents that are well written: names of nothing, contradictions, what nothing uses. */
import type { ErrorDefinition } from '../define.js';
import { finding, inChinese, meant } from './format.js';

export const meaningErrors: readonly ErrorDefinition[] = [
  finding(
    'format.requires',
    (p) => `This application needs Touchstone ${String(p.range)}; this is ${String(p.version)}.`,
    (p) => `该应用需要 Touchstone ${String(p.range)}，当前版本为 ${String(p.version)}。`,
  ),
  finding(
    'format.range',
    (p) => `“${String(p.value)}” is no range of versions; write for instance >=0.1.0.`,
    (p) => `“${String(p.value)}”不是有效的版本范围，例如 >=0.1.0。`,
  ),
  finding(
    'format.country_unknown',
    (p) => `“${String(p.value)}” is no ISO 3166-1 country code; write for instance CN.`,
    (p) => `“${String(p.value)}”不是 ISO 3166-1 国家代码，例如 CN。`,
  ),
  finding(
    'format.currency_unknown',
    (p) => `“${String(p.value)}” is no ISO 4217 currency code; write for instance CNY.`,
    (p) => `“${String(p.value)}”不是 ISO 4217 币种代码，例如 CNY。`,
  ),
  finding(
    'format.timezone_unknown',
    (p) => `“${String(p.value)}” is no IANA time zone such as Asia/Shanghai.${meant(p)}`,
    (p) => `“${String(p.value)}”不是 IANA 时区，例如 Asia/Shanghai。${inChinese(p)}`,
  ),
  finding(
    'format.object_unknown',
    (p) => `There is no object “${String(p.object)}”.${meant(p)}`,
    (p) => `没有名为“${String(p.object)}”的对象。${inChinese(p)}`,
  ),
  finding(
    'format.field_unknown',
    (p, text) => `${text(p.object)} has no field “${String(p.field)}”.${meant(p)}`,
    (p, text) => `${text(p.object)}没有字段“${String(p.field)}”。${inChinese(p)}`,
  ),
  finding(
    'format.picklist_unknown',
    (p) => `There is no picklist “${String(p.picklist)}”.${meant(p)}`,
    (p) => `没有名为“${String(p.picklist)}”的值列表。${inChinese(p)}`,
  ),
  finding(
    'format.stage_unknown',
    (p) => `The flow has no stage “${String(p.stage)}”.${meant(p)}`,
    (p) => `流程中没有阶段“${String(p.stage)}”。${inChinese(p)}`,
  ),
  finding(
    'format.transition_unknown',
    (p, text) => `The flow of ${text(p.object)} has no transition “${String(p.transition)}”.${meant(p)}`,
    (p, text) => `${text(p.object)}的流程中没有流转“${String(p.transition)}”。${inChinese(p)}`,
  ),
  finding(
    'format.picklist_source',
    () => 'A picklist field has either “picklist” (a shared one) or “values” (its own); give exactly one of them.',
    () => '单选字段须在“picklist”（共享）与“values”（自有）中恰好给出一个。',
  ),
  finding(
    'format.code_twice',
    (p) => `The code “${String(p.code)}” stands in this picklist twice; rename or remove one.`,
    (p) => `编码“${String(p.code)}”在该值列表中重复，请修改或删除一个。`,
  ),
  finding(
    'format.code_unknown',
    (p) => `The picklist has no value with the code “${String(p.code)}”.${meant(p)}`,
    (p) => `值列表中没有编码“${String(p.code)}”。${inChinese(p)}`,
  ),
  finding(
    'format.no_active_value',
    () => 'None of these values can be chosen: make one active, or make the field read-only.',
    () => '没有可选的值：请至少启用一个，或将字段设为只读。',
  ),
  finding(
    'format.when_alone',
    () => 'Values say “when”, but the field depends on nothing: add “depends_on” or remove “when”.',
    () => '值使用了“when”，但字段没有依赖：请添加“depends_on”或去掉“when”。',
  ),
  finding(
    'format.controlling_unknown',
    (p) => `“${String(p.field)}” is no single-choice picklist field of this object.${meant(p)}`,
    (p) => `“${String(p.field)}”不是该对象的单选字段。${inChinese(p)}`,
  ),
  finding(
    'format.controlling_circular',
    (p) => `“${String(p.field)}” depends, directly or by way of others, on this field; break the circle.`,
    (p) => `“${String(p.field)}”直接或间接依赖本字段，请解除循环。`,
  ),
  finding(
    'format.controlling_unused',
    (p) => `No value says “when”, so depending on “${String(p.field)}” changes nothing.`,
    (p) => `没有值使用“when”，依赖“${String(p.field)}”不起作用。`,
  ),
  finding(
    'format.not_a_picklist',
    (p) => `“${String(p.field)}” is no picklist field declared by this object.${meant(p)}`,
    (p) => `“${String(p.field)}”不是该对象声明的选项字段。${inChinese(p)}`,
  ),
  finding(
    'format.order',
    (p) => `The smallest, ${String(p.least)}, is above the largest, ${String(p.most)}; exchange them.`,
    (p) => `最小值 ${String(p.least)} 大于最大值 ${String(p.most)}，请互换。`,
  ),
  finding(
    'format.expression',
    (p) =>
      `“${String(p.pattern)}” is no RE2 regular expression: ${String(p.reason)}. Look-around and back-references are not in RE2.`,
    (p) => `“${String(p.pattern)}”不是有效的 RE2 正则表达式：${String(p.reason)}。RE2 不支持环视和反向引用。`,
  ),
  finding(
    'format.key_too_long',
    (p) => `Only texts of at most ${String(p.limit)} characters can be indexed or unique: lower max_length.`,
    (p) => `只有最多 ${String(p.limit)} 个字符的文本才能建索引或要求唯一，请减小 max_length。`,
  ),
  finding(
    'format.master_circular',
    (p, text) => `A ${text(p.object)} would be part of itself by way of its masters; make one of them a lookup.`,
    (p, text) => `${text(p.object)}会通过主记录成为自身的一部分，请将其中一个改为查找关联。`,
  ),
  finding(
    'format.title_unfit',
    (p, text) => `${text(p.label)} cannot name records; choose a text, e-mail, phone or auto number field as title.`,
    (p, text) => `${text(p.label)}不能作为记录标题，请选择文本、邮箱、电话或自动编号字段。`,
  ),
  finding(
    'format.not_searchable',
    (p, text) => `${text(p.label)} cannot be searched; list text fields only.`,
    (p, text) => `${text(p.label)}不支持搜索，请只列出文本字段。`,
  ),
  finding(
    'format.not_sortable',
    (p, text) => `${text(p.label)} cannot be sorted by; choose another field.`,
    (p, text) => `不能按${text(p.label)}排序，请选择其他字段。`,
  ),
  finding(
    'format.value_empty',
    (p, text) => `null is no value for ${text(p.label)}; leave it out.`,
    (p, text) => `${text(p.label)}不能设为 null，请去掉。`,
  ),
  finding(
    'format.value_reference',
    (p, text) =>
      `${text(p.label)} points to a record, whose id no document can know; write a rule, for instance {"user": ["id"]}.`,
    (p, text) => `${text(p.label)}指向记录，文档无法预知其 id，请使用规则，例如 {"user": ["id"]}。`,
  ),
  finding(
    'format.value_inactive',
    (p, text) => `This value of ${text(p.label)} can no longer be chosen; take an active one.`,
    (p, text) => `${text(p.label)}的这个值已停用，请使用启用的值。`,
  ),
  finding(
    'format.field_given',
    (p, text) => `${text(p.label)} is written by the platform and cannot be asked for or set here.`,
    (p, text) => `${text(p.label)}由平台写入，不能在此要求或设置。`,
  ),
  finding(
    'format.not_incoming',
    (p, text) => `${text(p.label)} does not point to ${text(p.object)}; name a lookup that does.`,
    (p, text) => `${text(p.label)}不指向${text(p.object)}，请填写指向它的查找字段。`,
  ),
  finding(
    'format.transition_nowhere',
    (p) => `This transition leads from “${String(p.stage)}” to itself; remove the stage from “from”.`,
    (p) => `该流转从“${String(p.stage)}”回到自身，请从“from”中去掉。`,
  ),
  finding(
    'format.mask_unfit',
    (p, text) => `${text(p.label)} points to a record and cannot be masked; choose hidden or read.`,
    (p, text) => `${text(p.label)}指向记录，无法掩码，请选择 hidden 或 read。`,
  ),
  finding(
    'format.right_unnamed',
    (p) => `The right “${String(p.right)}” is never granted for “*”. Name the objects it is for.`,
    (p) => `权限“${String(p.right)}”不能通过“*”授予，请逐个列出对象。`,
  ),
  finding(
    'format.scope_editable',
    (p, text) =>
      `${text(p.role)} may change ${text(p.label)} of ${text(p.object)}, which decides the rows of ${text(p.scope)} it may use: ` +
      'a change that would let the user see or do more is refused. Grant the right to take over (take), or let the field be read only.',
    (p, text) =>
      `${text(p.role)}可以修改${text(p.object)}的${text(p.label)}，而该字段决定其可用的${text(p.scope)}记录范围：` +
      '若修改会扩大用户自身的权限，将被拒绝。请授予“接收”（take）权限，或将该字段设为只读。',
  ),
  finding(
    'format.never_filled',
    (p, text) =>
      `${text(p.label)} is required, and nobody can fill it: no record could be created. Give it a default, let it be edited, or do not require it.`,
    (p, text) => `${text(p.label)}为必填，但无人可以填写，将无法新建任何记录。请设置默认值、允许编辑，或取消必填。`,
  ),
  finding(
    'format.never_filled_here',
    (p, text) =>
      `${text(p.label)} is required here, and nothing ever fills it. Give it a default, let it be edited, set it on the way, or do not require it.`,
    (p, text) => `此处要求${text(p.label)}必填，但没有任何途径填写。请设置默认值、允许编辑、在流转中赋值，或取消必填。`,
  ),
  finding(
    'format.message_unused',
    () => 'This message is never said, because there is no guard.',
    () => '没有条件（guard），该提示不会出现。',
  ),
  finding(
    'format.stage_unreachable',
    (p, text) => `No record can come to the stage ${text(p.label)}: no transition from a reachable stage leads there.`,
    (p, text) => `没有记录能进入阶段${text(p.label)}：没有从可达阶段到此的流转。`,
  ),
  finding(
    'format.stage_dead_end',
    (p, text) => `No transition leads out of the open stage ${text(p.label)}; add one, or say that work ends here.`,
    (p, text) => `进行中的阶段${text(p.label)}没有后续流转，请添加，或标明在此结束。`,
  ),
  finding(
    'format.transition_ungranted',
    (p, text) => `No role may use the transition ${text(p.label)}.`,
    (p, text) => `没有角色可以使用流转${text(p.label)}。`,
  ),
  finding(
    'format.no_administrator',
    () => 'No role has "administer": true, so nobody could manage users or change the application. Let one role administer.',
    () => '没有任何角色设置了 "administer": true，将无人能管理用户或修改应用。请让其中一个角色负责管理。',
  ),
  finding(
    'format.picklist_unused',
    (p, text) => `No field uses the picklist ${text(p.label)}.`,
    (p, text) => `没有字段使用值列表${text(p.label)}。`,
  ),
  finding(
    'format.object_unused',
    (p, text) => `${text(p.label)} is in no menu and no lookup leads to it, so nobody will find it.`,
    (p, text) => `${text(p.label)}不在任何菜单中，也没有查找字段指向它，用户无法找到。`,
  ),
];
