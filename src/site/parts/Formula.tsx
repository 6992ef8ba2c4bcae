import type { ReactNode } from 'react';
import words from '#words/prose';

/** A formula on a line of its own: one that is wider than a narrow screen is scrolled by keyboard too. */
export const Formula = ({ children }: { readonly children: ReactNode }) => (
  <span className="katex-display" tabIndex={0} role="group" aria-label={words.formula}>
    {children}
  </span>
);
