/** A key per attempt to create: repeating what got no answer cannot create it twice. */
import { useRef } from 'react';
import { v4 } from 'uuid';
import { Refusal } from '../../api/http.js';

export function useAttempt() {
  const open = useRef<{ readonly body: string; readonly key: string } | null>(null);
  return async <T>(body: unknown, send: (key: string) => Promise<T>): Promise<T> => {
    const text = JSON.stringify(body);
    const attempt = open.current?.body === text ? open.current : { body: text, key: v4() };
    open.current = attempt;
    try {
      return await send(attempt.key);
    } catch (error) {
      const unanswered = error instanceof Refusal && (error.status === 0 || error.status >= 500);
      if (!unanswered) open.current = null;
      throw error;
    }
  };
}
