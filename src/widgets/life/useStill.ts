import { useEffect, useState } from 'react';

const STILL = '(prefers-reduced-motion: reduce)';

/** Whether the reader wants no motion, at this moment. */
export const isStill = (): boolean => matchMedia(STILL).matches;

/** Whether the reader wants no motion. */
export function useStill(): boolean {
  const [still, setStill] = useState(isStill);
  useEffect(() => {
    const query = matchMedia(STILL);
    const note = () => setStill(query.matches);
    query.addEventListener('change', note);
    return () => query.removeEventListener('change', note);
  }, []);
  return still;
}
