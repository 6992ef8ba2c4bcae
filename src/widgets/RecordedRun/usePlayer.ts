import { useEffect, useState } from 'react';
import { useStill } from '../life/useStill';

/** Time for each moment: enough to read a short sentence. */
const MOMENT_MS = 1_200;

export interface Player {
  readonly at: number;
  readonly playing: boolean;
  /** The reader wants no motion: then there is no playing, but one moment after another by pressing. */
  readonly still: boolean;
  readonly goTo: (index: number) => void;
  readonly next: () => void;
  readonly play: () => void;
  readonly pause: () => void;
}

/** Goes through so many moments, and starts with none of it by itself. */
export function usePlayer(count: number, at: number, setAt: (index: number) => void): Player {
  const [wanted, setPlaying] = useState(false);
  const still = useStill();
  const last = count - 1;
  const playing = wanted && !still && at < last;

  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => setAt(at + 1), MOMENT_MS);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- a new function must not wind the clock up again
  }, [playing, at]);

  return {
    at,
    playing,
    still,
    goTo(index) {
      setPlaying(false);
      setAt(index);
    },
    next: () => setAt(at < last ? at + 1 : 0),
    play() {
      if (at === last) setAt(0);
      setPlaying(true);
    },
    pause: () => setPlaying(false),
  };
}
