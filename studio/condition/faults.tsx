/** What the checker has against a condition, where and in words. */
import { Alert } from 'antd';
import { faultTexts } from '../../metadata/documents/fault-texts.js';
import { checkRule } from '../../metadata/rules/check.js';
import type { Fault } from '../../metadata/rules/fault.js';
import type { RuleType } from '../../metadata/rules/rule.js';
import { useLanguage } from '../../runtime-ui/i18n/language.js';
import { useSetting } from './setting.js';
import { checkOptions } from './types.js';

const byCode = new Map(faultTexts.map(({ code, message }) => [code, message]));

export function Faults({ rule, expect = 'boolean' }: { readonly rule: unknown; readonly expect?: RuleType }) {
  const { t, facts, object, place } = useSetting();
  const language = useLanguage();
  if (rule === undefined) return null;
  const { faults } = checkRule(rule, checkOptions(facts, object, place, expect));
  if (faults.length === 0) return null;
  const say = ({ code, params, pointer }: Fault): string =>
    t('at', { at: pointer === '' ? t('whole') : pointer, message: byCode.get(code)?.[language](params) ?? code });
  return (
    <Alert
      type="error"
      showIcon
      title={t('faults')}
      description={
        <ul className="condition-faults">
          {faults.map((fault) => (
            <li key={`${fault.pointer} ${fault.code}`}>{say(fault)}</li>
          ))}
        </ul>
      }
    />
  );
}
