/** Why a file was not taken, with every fault the server found in it. */
import { Alert } from 'antd';
import { Refusal } from '../../../runtime-ui/api/http.js';

export function Refused({ title, error }: { readonly title: string; readonly error: Error }) {
  const problem = error instanceof Refusal ? error.problem : null;
  return (
    <Alert
      style={{ marginTop: 12 }}
      type="error"
      showIcon
      title={title}
      description={
        <>
          <p>{problem?.detail ?? problem?.title ?? error.message}</p>
          <ul>
            {problem?.errors?.map(({ pointer, message }) => (
              <li key={`${pointer} ${message}`}>{message}</li>
            ))}
          </ul>
        </>
      }
    />
  );
}
