import { useDeferredValue, useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { useHasInteracted } from './useHasInteracted';

/** How far below the window a figure starts to load, once the reader has begun to read. */
const NEAR = '600px';
/** How much of it is to be seen before that. */
const IN_SIGHT = '-80px';

export interface LoadNear {
  /** The reader has come near the place, or has asked for what comes there. */
  readonly isNear: boolean;
  /** The same in a task of its own, and in slices: what comes there is rendered. */
  readonly isLoading: boolean;
  /** Asks for it, as does who reaches the place by keyboard. */
  readonly load: () => void;
}

/** Whether the figure of a place is to be loaded: once a reader comes near it, by scrolling or by keyboard. */
export function useLoadNear(place: RefObject<HTMLElement | null>): LoadNear {
  const [isNear, setNear] = useState(false);
  const isLoading = useDeferredValue(isNear);
  const hasInteracted = useHasInteracted();

  useEffect(() => {
    if (!place.current || isNear) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      { rootMargin: hasInteracted ? NEAR : IN_SIGHT },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place, isNear, hasInteracted]);

  return { isNear, isLoading, load: () => setNear(true) };
}
