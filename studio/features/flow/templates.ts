/** Flows to begin with. They ask for no field, so that they fit every object. */
import type { Color, FlowDocument, Label, StageDocument, TransitionDocument } from '../../../metadata/format/types.js';

export const templateNames = ['sales', 'ticket', 'approval', 'empty'] as const;
export type TemplateName = (typeof templateNames)[number];

type Texts = readonly [en: string, chinese: string];
const label = ([en, chinese]: Texts): Label => ({ en, 'zh-CN': chinese });

type StageMore = Omit<Partial<StageDocument>, 'id' | 'name' | 'label'>;

function flow(
  texts: Texts,
  stages: readonly (readonly [name: string, texts: Texts, color: Color, more?: StageMore])[],
  moves: readonly (readonly [
    name: string,
    texts: Texts,
    from: readonly string[],
    to: string,
    more?: { readonly reason: true },
  ])[],
): FlowDocument {
  return {
    label: label(texts),
    stages: stages.map(([name, said, color, more], index) => ({ id: `g${index + 1}`, name, label: label(said), color, ...more })),
    transitions: moves.map(([name, said, from, to, more], index): TransitionDocument => ({
      id: `t${index + 1}`,
      name,
      label: label(said),
      from: [...from],
      to,
      ...more,
    })),
  };
}

const templates: Readonly<Record<TemplateName, () => FlowDocument>> = {
  sales: () =>
    flow(
      ['Sales stage', '销售阶段'],
      [
        ['qualify', ['Qualify', '初步筛选'], 'default', { initial: true, probability: 10 }],
        ['proposal', ['Proposal', '方案报价'], 'blue', { probability: 40 }],
        ['negotiation', ['Negotiation', '商务谈判'], 'purple', { probability: 70 }],
        ['won', ['Won', '赢单'], 'green', { kind: 'won', probability: 100 }],
        ['lost', ['Lost', '输单'], 'red', { kind: 'lost', probability: 0 }],
      ],
      [
        ['propose', ['Make a proposal', '提交方案'], ['qualify'], 'proposal'],
        ['negotiate', ['Start negotiation', '进入谈判'], ['proposal'], 'negotiation'],
        ['win', ['Win', '赢单'], ['negotiation'], 'won'],
        ['lose', ['Lose', '输单'], ['qualify', 'proposal', 'negotiation'], 'lost', { reason: true }],
        ['reopen', ['Reopen', '重新激活'], ['lost'], 'qualify', { reason: true }],
      ],
    ),
  ticket: () =>
    flow(
      ['Status', '状态'],
      [
        ['new', ['New', '新建'], 'default', { initial: true }],
        ['in_progress', ['In progress', '处理中'], 'blue'],
        ['waiting', ['Waiting for customer', '等待客户'], 'gold'],
        ['resolved', ['Resolved', '已解决'], 'green', { kind: 'done' }],
        ['closed', ['Closed', '已关闭'], 'default', { kind: 'done' }],
      ],
      [
        ['start', ['Start work', '开始处理'], ['new'], 'in_progress'],
        ['wait', ['Ask the customer', '等待客户回复'], ['in_progress'], 'waiting'],
        ['resume', ['Go on', '继续处理'], ['waiting'], 'in_progress'],
        ['resolve', ['Resolve', '标记解决'], ['in_progress'], 'resolved'],
        ['close', ['Close', '关闭'], ['resolved'], 'closed'],
        ['reopen', ['Reopen', '重新打开'], ['resolved'], 'in_progress', { reason: true }],
      ],
    ),
  approval: () =>
    flow(
      ['Approval', '审批状态'],
      [
        ['draft', ['Draft', '草稿'], 'default', { initial: true }],
        ['submitted', ['In review', '审批中'], 'blue'],
        ['approved', ['Approved', '已通过'], 'green', { kind: 'done' }],
        ['rejected', ['Rejected', '已驳回'], 'red', { kind: 'lost' }],
      ],
      [
        ['submit', ['Submit', '提交审批'], ['draft'], 'submitted'],
        ['approve', ['Approve', '通过'], ['submitted'], 'approved'],
        ['reject', ['Reject', '驳回'], ['submitted'], 'rejected', { reason: true }],
        ['withdraw', ['Withdraw', '撤回'], ['submitted'], 'draft'],
        ['revise', ['Revise', '修改后重提'], ['rejected'], 'draft'],
      ],
    ),
  empty: () =>
    flow(
      ['Stage', '阶段'],
      [
        ['open', ['Open', '进行中'], 'blue', { initial: true }],
        ['done', ['Done', '已完成'], 'green', { kind: 'done' }],
      ],
      [['finish', ['Finish', '完成'], ['open'], 'done']],
    ),
};

export const flowFrom = (name: TemplateName): FlowDocument => templates[name]();
