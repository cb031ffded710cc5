/** What the server refused a change with, where it was asked for. */
import { Alert } from 'antd';
import { useFailure } from './queries.js';

export function Refused({ error }: { readonly error: Error | null }) {
  const failure = useFailure();
  if (!error) return null;
  return (
    <Alert
      className="people-refused"
      type="error"
      showIcon
      title={failure(error).map((text) => (
        <div key={text}>{text}</div>
      ))}
    />
  );
}
