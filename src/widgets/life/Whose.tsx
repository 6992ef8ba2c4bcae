import type { ReactNode } from 'react';
import words from '#words/life';
import { activePhase, useLife } from '../../store';
import { OrOurs } from './OrOurs';

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
      <b>{words.whose.by(by)}</b>{' '}
      {by === words.names.random && (
        <>
          {ifRandom} <OrOurs wants="base" />{' '}
        </>
      )}
      {training && `${words.whose.isTrained} `}
      {children}
    </p>
  );
}
