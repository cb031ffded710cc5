/** How much a change risks: in colour, in a sign and in words. */
import { CheckOutlined, ExclamationCircleOutlined, StopOutlined, WarningOutlined } from '@ant-design/icons';
import type { Risk } from '../../server/contract/component.js';
import { useTexts } from './texts.js';
import './risk-tag.css';

const icons = { safe: CheckOutlined, confirm: WarningOutlined, destroys: ExclamationCircleOutlined, blocked: StopOutlined };

export function RiskTag({ risk }: { readonly risk: Risk }) {
  const t = useTexts();
  const Icon = icons[risk];
  return (
    <span className={`risk risk-${risk}`}>
      <Icon aria-hidden="true" /> {t(`risk.${risk}`)}
    </span>
  );
}
