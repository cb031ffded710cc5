/** Which moves between stages a grant allows. */
import { Button, Checkbox } from 'antd';
import { useLabel } from '../../draft/label.js';
import { EVERY } from './grants.js';
import type { FieldMatrixProps } from './field-matrix.js';
import { useTexts } from './texts.js';

export function TransitionTicks({ at, name, grant, edits }: FieldMatrixProps) {
  const t = useTexts();
  const say = useLabel();
  const { object } = at.line;
  const held = grant.transitions ?? [];
  const known = (object?.flow?.transitions ?? []).map((one) => ({ name: one.name, label: say(one.label, one.name) }));
  const names = known.map((one) => one.name);
  const lost = held.filter((one) => one !== EVERY && !names.includes(one));
  const all = held.includes(EVERY);
  const set = (next: readonly string[]) => edits.setTransitions(at, next);
  if (object && known.length === 0 && held.length === 0) return <p className="muted grant-transitions">{t('noFlow')}</p>;
  return (
    <fieldset className="grant-transitions">
      <legend>{t('transitions')}</legend>
      <Checkbox
        aria-label={t('transitionOf', { grant: name, transition: t('allTransitions') })}
        checked={all}
        onChange={({ target }) => set(target.checked ? [EVERY, ...lost] : [...names, ...lost])}
      >
        {t(object ? 'allTransitions' : 'everyTransition')}
      </Checkbox>
      {known.map((one) => (
        <Checkbox
          key={one.name}
          aria-label={t('transitionOf', { grant: name, transition: one.label })}
          checked={all || held.includes(one.name)}
          disabled={all}
          onChange={({ target }) => set(target.checked ? [...held, one.name] : held.filter((other) => other !== one.name))}
        >
          {one.label}
        </Checkbox>
      ))}
      {lost.map((one) => (
        <span key={one}>
          <code>{one}</code> {object ? t('lostField') : null}{' '}
          <Button size="small" onClick={() => set(held.filter((other) => other !== one))}>
            {t('removeLost')}
          </Button>
        </span>
      ))}
    </fieldset>
  );
}
