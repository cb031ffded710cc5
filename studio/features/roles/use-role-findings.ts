/** What the check says about a role, by the place in its document: grants have no ids. */
import { pointerOf } from '../../../metadata/values/pointer.js';
import type { StudioFinding } from '../../../server/contract/component.js';
import { useFindings } from '../../draft/use-findings.js';
import type { Line } from './use-role-edits.js';

export const useRoleFindings = (id: string): readonly StudioFinding[] => useFindings({ kind: 'role', id, path: [] });

const isAt = (finding: StudioFinding, pointer: string): boolean =>
  finding.pointer === pointer || finding.pointer.startsWith(`${pointer}/`);

/** Of one object, or of one grant of it. */
export const findingsAt = (findings: readonly StudioFinding[], object: string, index?: number): readonly StudioFinding[] =>
  findings.filter((finding) => isAt(finding, pointerOf(['objects', object, ...(index === undefined ? [] : [index])])));

/** Of nothing that the table shows. */
export const elsewhere = (findings: readonly StudioFinding[], lines: readonly Line[]): readonly StudioFinding[] =>
  findings.filter((finding) => !lines.some(({ name }) => isAt(finding, pointerOf(['objects', name]))));
