import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import strings from '#strings/prerequisites';
import { actions, activePhase, useLife } from '../../store';
import { Button } from '../../ui';
import { bundledSize, type WantedAge } from './prerequisites';

/** Where it is trained. */
const ADDRESSES: Readonly<Record<WantedAge, string>> = {
  base: '/pre-training/',
  assistant: '/fine-tuning/',
};

interface BorrowHintProps {
  readonly wants: WantedAge;
  /** Said before it, and only with it. */
  readonly children?: ReactNode;
}

/** A quiet sentence for a reader who starts in the middle: what to do while the model is random. */
export function BorrowHint({ wants, children }: BorrowHintProps) {
  const random = useLife(({ model }) => (model?.age ?? 'random') === 'random');
  const lookingBack = useLife((state) => state.shown !== null);
  const busy = useLife(
    (state) => activePhase(state) !== null || state.engine.status === 'starting',
  );
  const [borrowing, setBorrowing] = useState(false);
  if (borrowing) return <span role="status">{strings.fetching}</span>;
  if (!random || lookingBack || busy) return null;
  const borrow = async () => {
    setBorrowing(true);
    await actions.borrow(wants);
    setBorrowing(false);
  };
  return (
    <>
      {children}{' '}
      {strings.borrowHint[wants](
        (text) => (
          <Link href={ADDRESSES[wants]}>{text}</Link>
        ),
        (text) => (
          <Button variant="plain" onClick={() => void borrow()}>
            {text}
          </Button>
        ),
        bundledSize(wants),
      )}
    </>
  );
}
