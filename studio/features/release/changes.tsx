/** What changes, document by document, each of which can be taken back. */
import type { PlannedChange } from '../../../server/contract/component.js';
import { ChangeList } from '../../ui/change-list.js';
import { DiscardOne } from './discard.js';

export function Changes({ changes }: { readonly changes: readonly PlannedChange[] }) {
  return <ChangeList changes={changes} actions={(ref, name) => <DiscardOne of={ref} name={name} />} />;
}
