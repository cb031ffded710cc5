/** One field of a grant, or all that are not named, and how much of it is granted. */
import { Tag } from 'antd';
import { useId } from 'react';
import type { GrantDocument } from '../../../metadata/format/types.js';
import { levels, type Level } from '../../grants/rights.js';
import { useGrantTexts } from '../../grants/texts.js';
import type { GrantField } from './fields.js';
import { EVERY, levelOf, namedLevel, restLevel } from './grants.js';
import { useTexts } from './texts.js';
import type { At, RoleEdits } from './use-role-edits.js';

interface RestProps {
  readonly at: At;
  readonly grantName: string;
  readonly grant: GrantDocument;
  readonly edits: RoleEdits;
}

export function RestLine({ at, grantName, grant, edits }: RestProps) {
  const t = useTexts();
  const rest = levelOf(grant, EVERY);
  return (
    <tr className="field-rest">
      <th scope="row">
        <strong>{t('rest')}</strong> <span className="muted">{t('restLead')}</span>
      </th>
      <td className="grant-tick">
        <span className="muted" aria-hidden="true">
          –
        </span>
      </td>
      <Levels
        named={`${grantName}: ${t('rest')}`}
        grantName={grantName}
        label={t('rest')}
        value={rest}
        // What is not covered is hidden, so that need not be said.
        choose={(level) => edits.setLevels(at, [EVERY], level === 'hidden' ? null : level)}
      />
    </tr>
  );
}

export function FieldLine({
  at,
  grantName,
  grant,
  edits,
  field,
  label,
}: RestProps & { readonly field: GrantField; readonly label: string }) {
  const t = useTexts();
  const levelTexts = useGrantTexts();
  const group = useId();
  const own = namedLevel(grant, field.name);
  const rest = restLevel(grant, field.name);
  return (
    <tr className={own === undefined ? undefined : 'field-named'}>
      <th scope="row">
        {label} {label === field.name ? null : <code className="muted">{field.name}</code>}{' '}
        {field.from === 'system' ? <Tag variant="filled">{t('systemField')}</Tag> : null}
        {field.from === 'lost' ? <Tag color="red">{t('lostField')}</Tag> : null}
      </th>
      <td className="grant-tick">
        <label className="field-as-rest">
          <input
            type="radio"
            name={group}
            aria-label={t('levelOf', { grant: grantName, field: label, level: t('asRest') })}
            checked={own === undefined}
            onChange={() => edits.setLevels(at, [field.name], null)}
          />
          {own === undefined ? <span className="muted">{levelTexts(`level.${rest}`)}</span> : null}
        </label>
      </td>
      <Levels
        named={group}
        grantName={grantName}
        label={label}
        value={own}
        not={field.not}
        choose={(level) => edits.setLevels(at, [field.name], level)}
      />
    </tr>
  );
}

interface LevelsProps {
  /** Of the radio group. */
  readonly named: string;
  readonly grantName: string;
  readonly label: string;
  readonly value: Level | undefined;
  readonly not?: readonly Level[];
  readonly choose: (level: Level) => void;
}

function Levels({ named, grantName, label, value, not = [], choose }: LevelsProps) {
  const t = useTexts();
  const levelTexts = useGrantTexts();
  return levels.map((level) => {
    const isUnfit = not.includes(level) && value !== level;
    return (
      <td key={level} className="grant-tick">
        <input
          type="radio"
          name={named}
          aria-label={t('levelOf', { grant: grantName, field: label, level: levelTexts(`level.${level}`) })}
          title={isUnfit ? t(level === 'masked' ? 'cannotMask' : 'cannotEdit') : undefined}
          checked={value === level}
          disabled={isUnfit}
          onChange={() => choose(level)}
        />
      </td>
    );
  });
}
