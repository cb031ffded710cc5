/** What the check says about the parts of a flow, as it changes. */
import { useMemo } from 'react';
import { useFindings } from '../../draft/use-findings.js';
import { troublesIn, type Troubles } from './troubles-in.js';

export function useTroubles(object: string): Troubles {
  const findings = useFindings({ kind: 'object', id: object, path: ['flow'] });
  return useMemo(() => troublesIn(findings), [findings]);
}
