import { useEffect, useState } from 'react';

const minuteMs = 60_000;

/** The time, anew each minute, so that `in 2 hours` does not grow old. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minuteMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
