import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { actions, activePhase, useLife } from '../../store';
import { Button, formatBytes } from '../../ui';
import { bytesOfOurs, type WantedAge } from './lack';

const WAYS = {
  base: { address: '/pre-training/', ours: 'our base model' },
  assistant: { address: '/fine-tuning/', ours: 'our assistant' },
} as const;

interface OrOursProps {
  readonly wants: WantedAge;
  /** Said before it, and only with it. */
  readonly children?: ReactNode;
}

/** A quiet sentence for a reader who starts in the middle: what to do while the model is random. */
export function OrOurs({ wants, children }: OrOursProps) {
  const random = useLife(({ model }) => (model?.age ?? 'random') === 'random');
  const lookingBack = useLife((state) => state.shown !== null);
  const busy = useLife(
    (state) => activePhase(state) !== null || state.engine.status === 'starting',
  );
  const [borrowing, setBorrowing] = useState(false);
  if (borrowing) return <span role="status">Fetching ours …</span>;
  if (!random || lookingBack || busy) return null;
  const { address, ours } = WAYS[wants];
  const bytes = Number(bytesOfOurs(wants).toPrecision(2));
  const borrow = async () => {
    setBorrowing(true);
    await actions.borrow(wants);
    setBorrowing(false);
  };
  return (
    <>
      {children} You can <Link href={address}>go and train it</Link>, or{' '}
      <Button variant="plain" onClick={() => void borrow()}>
        borrow {ours}
      </Button>{' '}
      ({formatBytes(bytes)}).
    </>
  );
}
