import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import strings from '#strings/setup';

interface RecipeProps {
  /** What is chosen now: it is seen while the choices are folded. */
  readonly now: ReactNode;
  /** Whether there is something in it that the reader has to see: a link's settings, a text that is missing. */
  readonly isWanted: boolean;
  readonly children: ReactNode;
}

/** What a run is made with, folded below it. */
export function Recipe({ now, isWanted, children }: RecipeProps) {
  const [open, setOpen] = useState(isWanted);
  useEffect(() => {
    if (isWanted) setOpen(true);
  }, [isWanted]);
  return (
    <details
      className="life-details setup-recipe"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {strings.recipe} <span className="setup-recipe-now">{now}</span>
      </summary>
      {children}
    </details>
  );
}
