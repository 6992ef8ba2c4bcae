import { useEffect, useState } from 'react';
import { useStill } from '../life/useStill';

const WORD_MS = 160;

/**
 * How many words of a text are shown: one more from time to time, as they were written; all at once to
 * a reader who wants no motion.
 * @param of what is written: another begins at nothing
 */
export function useReveal(count: number, of: unknown): number {
  const still = useStill();
  const [shown, setShown] = useState({ of, count: 0 });
  const now = shown.of === of ? Math.min(shown.count, count) : 0;
  useEffect(() => {
    if (still || now >= count) return;
    const timer = setTimeout(() => setShown({ of, count: now + 1 }), WORD_MS);
    return () => clearTimeout(timer);
  }, [still, now, count, of]);
  return still ? count : now;
}
