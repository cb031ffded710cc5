/** The name of a record, leading to it. What is deleted has no page. */
import { Link } from 'react-router';
import type { ObjectInfo } from '../../../server/contract/app.js';
import type { RecordData } from '../../../server/contract/records.js';
import { titleOf } from '../../api/app.js';

interface TitleLinkProps {
  readonly object: ObjectInfo;
  readonly record: RecordData;
  readonly linked?: boolean;
}

export function TitleLink({ object, record, linked = true }: TitleLinkProps) {
  const title = titleOf(object, record);
  return linked ? (
    <Link className="title-link" to={`/${object.name}/${record.id}`}>
      {title}
    </Link>
  ) : (
    <span>{title}</span>
  );
}
