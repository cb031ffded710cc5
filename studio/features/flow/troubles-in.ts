/** What the check says about the parts of a flow, by part. Pure. */
import type { StudioFinding } from '../../../server/contract/component.js';

export interface Troubles {
  readonly stage: (id: string) => readonly string[];
  readonly transition: (id: string) => readonly string[];
}

/** The diagram says these itself, without waiting for the check. */
const saidAlready: ReadonlySet<string> = new Set(['format.stage_unreachable', 'format.stage_dead_end']);

export function troublesIn(findings: readonly StudioFinding[]): Troubles {
  const messages = new Map<string, string[]>();
  for (const { at, code, message } of findings) {
    const [, list = '', id = ''] = at?.path ?? [];
    if (saidAlready.has(code)) continue;
    messages.set(`${list}/${id}`, [...(messages.get(`${list}/${id}`) ?? []), message]);
  }
  const none: readonly string[] = [];
  return {
    stage: (id) => messages.get(`stages/${id}`) ?? none,
    transition: (id) => messages.get(`transitions/${id}`) ?? none,
  };
}
