import type { ReactNode } from 'react';
import { activePhase, useLife } from '../../store';
import { OrOurs } from './OrOurs';
import { AGE_NAMES } from './words';

interface WhoseProps {
  /** Whose picture this is, by `modelName`. */
  readonly by: string;
  /** What to bear in mind while the parameters are random. */
  readonly ifRandom: string;
  readonly children?: ReactNode;
}

/** Whose picture a figure shows, and whether it will change. */
export function Whose({ by, ifRandom, children }: WhoseProps) {
  const training = useLife((state) => activePhase(state) !== null);
  return (
    <p>
      <b>{by}.</b>{' '}
      {by === AGE_NAMES.random && (
        <>
          {ifRandom} <OrOurs wants="base" />{' '}
        </>
      )}
      {training && 'It is being trained now, and the figure follows it, about once a second. '}
      {children}
    </p>
  );
}
