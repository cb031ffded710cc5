/** The last value there was: what a page is about stays on it while it is asked for again. */
import { useState } from 'react';

export function useLast<T>(value: T | undefined): T | undefined {
  const [last, keep] = useState(value);
  if (value !== undefined && value !== last) keep(value);
  return value ?? last;
}
