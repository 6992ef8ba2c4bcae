import type { ReactNode } from 'react';
import strings from '#strings/life';
import { activePhase, useLife } from '../../store';
import { BorrowHint } from './BorrowHint';

interface AttributionProps {
  /** Whose picture this is, by `modelName`. */
  readonly by: string;
  /** What to bear in mind while the parameters are random. */
  readonly ifRandom: string;
  readonly children?: ReactNode;
}

/** Whose picture a figure shows, and whether it will change. */
export function Attribution({ by, ifRandom, children }: AttributionProps) {
  const training = useLife((state) => activePhase(state) !== null);
  return (
    <p>
      <b>{strings.whose.by(by)}</b>{' '}
      {by === strings.names.random && (
        <>
          {ifRandom} <BorrowHint wants="base" />{' '}
        </>
      )}
      {training && `${strings.whose.isTrained} `}
      {children}
    </p>
  );
}
