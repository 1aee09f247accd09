import { useEffect, useState } from 'react';

/** The time in epoch milliseconds, read once every `every` milliseconds. */
export function useEvery(every: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
