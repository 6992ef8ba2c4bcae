import type { ReactNode } from 'react';
import strings from '#strings/life';
import sources from '#strings/modelSource';
import { activePhase, useLife } from '../../store';
import { BorrowHint } from './BorrowHint';
import type { ModelRead } from './useModelRead';

interface AttributionProps {
  /** What the picture is made of. */
  readonly read: Pick<ModelRead, 'by' | 'age' | 'source'>;
  /** What to bear in mind while the parameters are random. */
  readonly ifRandom: string;
  readonly children?: ReactNode;
}

/** Whose picture a figure shows, and whether it will change. */
export function Attribution({ read: { by, age, source }, ifRandom, children }: AttributionProps) {
  const training = useLife((state) => activePhase(state) !== null);
  return (
    <p>
      <b>{strings.attribution.by(by)}</b>{' '}
      {age === 'random' && (
        <>
          {ifRandom} {source === 'yours' && <BorrowHint wants="base" />}{' '}
        </>
      )}
      {source === 'early' && `${sources.early} `}
      {source === 'yours' && training && `${strings.attribution.isTrained} `}
      {children}
    </p>
  );
}
