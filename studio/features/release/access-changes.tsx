/** What roles may do after it that they may not do now, and the other way round. */
import type { AccessChange } from '../../../server/http/studio-contract.js';
import { useTexts } from './texts.js';

export function AccessChanges({ changes }: { readonly changes: readonly AccessChange[] }) {
  const t = useTexts();
  return (
    <div className="panel plan-scroll">
      <table className="plan-table">
        <thead>
          <tr>
            <th scope="col">{t('role')}</th>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('from')}</th>
            <th scope="col">{t('to')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.role} ${change.object} ${change.field ?? ''} ${change.what}`}>
              <th scope="row">{change.role}</th>
              <td>{change.text}</td>
              <td>{change.from}</td>
              <td>
                <strong>{change.to}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
