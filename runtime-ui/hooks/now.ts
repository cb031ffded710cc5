/** The time, told once a minute. */
import { useEffect, useState } from 'react';

export function useNow(): number {
  const [now, tell] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => tell(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
