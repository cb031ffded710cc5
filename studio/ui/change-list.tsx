/** Changes in words, by document: of a plan, or between two releases. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ComponentRef } from '../../metadata/documents/component.js';
import { isSingle, kindNamed } from '../../metadata/kinds/index.js';
import type { PlannedChange } from '../../server/contract/component.js';
import { refOf } from '../draft/document.js';
import { linkTo } from '../draft/links.js';
import { useDraftStore } from '../draft/store.js';
import { byDocument } from './change-groups.js';
import { usePartName } from './part-name.js';
import { RiskTag } from './risk-tag.js';
import { useRefName } from './use-ref-name.js';
import './change-list.css';

interface ChangeListProps {
  readonly changes: readonly PlannedChange[];
  /** Beside the name of each document. */
  readonly actions?: (document: ComponentRef, name: string) => ReactNode;
}

export function ChangeList({ changes, actions }: ChangeListProps) {
  const partName = usePartName();
  const nameOf = useRefName();
  const documents = useDraftStore((state) => state.documents);
  return (
    <div className="panel">
      {[...byDocument(changes)].map(([key, group]) => {
        const ref = { ...refOf(key), path: [] };
        const name = nameOf(ref);
        return (
          <section key={key} className="change-group">
            <header>
              <h3>
                {isSingle(kindNamed(ref.kind)) ? null : <span className="muted">{partName(ref.kind)} </span>}
                {documents.has(key) ? <Link to={linkTo(ref)}>{name}</Link> : name}
              </h3>
              {actions?.(ref, name)}
            </header>
            <ul>
              {group.map((change, index) => (
                <li key={index}>
                  <span className={`change-sign change-${change.action}`} aria-hidden="true" />
                  <span className="change-text">{change.text}</span>
                  {change.risk === 'safe' ? null : <RiskTag risk={change.risk} />}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
