/** The value of the render before, as long as the new one says the same: what is compared by identity stays still. */
import { useState } from 'react';

export function useSame<T>(value: T): T {
  const [kept, keep] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  // Setting state while rendering: React renders once more, with the new value kept, before anything is shown.
  keep(value);
  return value;
}
