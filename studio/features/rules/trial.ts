/** Asks the server how records fare under a condition, without changing anything. */
import { useMutation } from '@tanstack/react-query';
import { call } from '../../../runtime-ui/api/http.js';
import type { Rule } from '../../../metadata/format/types.js';
import type { TryRuleAnswer, TryRuleBody } from '../../../server/contract/trial.js';

export interface Trial {
  readonly rule: Rule;
  readonly answer: TryRuleAnswer;
}

export function useTrial(object: string) {
  return useMutation({
    mutationFn: async (body: Omit<TryRuleBody, 'object' | 'rule'> & { readonly rule: Rule }): Promise<Trial> => ({
      rule: body.rule,
      answer: await call<TryRuleAnswer>('POST', 'studio/try-rule', { body: { object, ...body } satisfies TryRuleBody }),
    }),
  });
}

export type Sample = TryRuleAnswer['samples'][number];
