/** Stands in for what only a browser has: the width of a place, that of a word, and the life of a model. */

import { createContext, useContext, type ReactNode } from 'react';
import type { LifeState } from '../../src/store';
import { FIRST_STATE } from '../../src/store/state';

/** Of a figure's place in a window of 768 px, and of a narrow one. */
export const WIDTH = 640;
export const NARROW = 240;

const Width = createContext(WIDTH);
const Life = createContext(FIRST_STATE);

interface PlaceProps {
  readonly width?: number;
  readonly life?: Partial<LifeState>;
  readonly children: ReactNode;
}

export function Place({ width = WIDTH, life = {}, children }: PlaceProps) {
  return (
    <Life value={{ ...FIRST_STATE, ...life }}>
      <Width value={width}>{children}</Width>
    </Life>
  );
}

export const useWidth = (): number => useContext(Width);
export const useLife = <T,>(select: (state: LifeState) => T): T => select(useContext(Life));

/** A page with nothing in its address, where every letter is as wide as the mean of them. */
export const BROWSER = {
  window: { location: { search: '' }, devicePixelRatio: 1 },
  document: {
    createElement: () => ({
      getContext: () => ({ measureText: ({ length }: string) => ({ width: 6.5 * length }) }),
    }),
  },
};
