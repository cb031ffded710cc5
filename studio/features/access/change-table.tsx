/** Everything the draft changes about what roles may do, in words. */
import type { AccessChange } from '../../../server/contract/component.js';
import { ScrollRegion } from '../../grants/scroll-region.js';
import { useTexts } from './texts.js';

export function ChangeTable({ changes }: { readonly changes: readonly AccessChange[] }) {
  const t = useTexts();
  return (
    <ScrollRegion className="panel access-scroll" label={t('changes')}>
      <table className="access-table">
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('from')}</th>
            <th scope="col">{t('to')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.role} ${change.object} ${change.field ?? ''} ${change.what}`}>
              <th scope="row">{change.text}</th>
              <td>{change.from}</td>
              <td>
                <strong>{change.to}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
