/** Which line is which kind of relation. */
import { dashOf, lineColors } from './drawing.js';
import type { RelationType } from './schema.js';
import { useTexts } from './texts.js';

export function Legend({ users }: { readonly users: boolean }) {
  const t = useTexts();
  const types: readonly RelationType[] = ['lookup', 'multi_lookup', 'master_detail', ...(users ? (['user'] as const) : [])];
  return (
    <ul className="graph-legend" aria-label={t('legend')}>
      {types.map((type) => (
        <li key={type}>
          <svg width="26" height="8" aria-hidden="true">
            <path
              d="M0,4H26"
              stroke={lineColors[type]}
              strokeWidth={type === 'master_detail' ? 2.4 : 1.4}
              strokeDasharray={dashOf(type)}
            />
          </svg>
          {t(`type.${type}`)}
        </li>
      ))}
    </ul>
  );
}
