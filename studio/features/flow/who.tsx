/** Which roles may use a transition. A tick here changes the role. */
import { Checkbox } from 'antd';
import { Link } from 'react-router';
import type { ObjectDocument, TransitionDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { linkTo } from '../../draft/links.js';
import { useRoles } from '../../draft/use-draft.js';
import { standingOf } from './grants.js';
import { useTexts } from './texts.js';
import type { FlowEdits } from './use-flow-edits.js';

interface WhoProps {
  readonly object: ObjectDocument;
  readonly transition: TransitionDocument;
  readonly edits: FlowEdits;
}

export function Who({ object, transition, edits }: WhoProps) {
  const t = useTexts();
  const say = useLabel();
  const roles = useRoles().map((role) => ({ role, ...standingOf(role, object.name, transition.name) }));
  return (
    <fieldset className="who">
      <legend className="control-label">{t('field.who')}</legend>
      {roles.length === 0 ? <p className="muted">{t('who.noRoles')}</p> : null}
      {roles.length > 0 && !roles.some(({ holds }) => holds) ? (
        <p className="flow-note flow-note-warning">{t('who.none')}</p>
      ) : null}
      <ul>
        {roles.map(({ role, holds, through, editable }) => (
          <li key={role.id}>
            <Checkbox
              checked={holds}
              disabled={!editable}
              onChange={({ target }) => edits.setRole(role, transition, target.checked)}
            >
              {say(role.label, role.name)}
            </Checkbox>
            {through === 'all' || through === 'every_object' ? (
              <span className="who-why">{t(`who.${through}`)}</span>
            ) : !editable ? (
              <Link className="who-why" to={linkTo({ kind: 'role', id: role.id, path: ['objects', object.name] })}>
                {t('who.noAccess')}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="control-help">{t('who.lead')}</p>
    </fieldset>
  );
}

/** Labels of the roles that may use a transition. */
export function useHolders(object: ObjectDocument): (transition: TransitionDocument) => readonly string[] {
  const say = useLabel();
  const roles = useRoles();
  return (transition) =>
    roles.filter((role) => standingOf(role, object.name, transition.name).holds).map((role) => say(role.label, role.name));
}
