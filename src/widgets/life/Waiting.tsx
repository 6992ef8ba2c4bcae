import type { ReactNode } from 'react';
import words from '#words/life';
import { Button } from '../../ui';

interface WaitingProps {
  /** As `useLook` tells. */
  readonly failed: boolean;
  readonly retry: () => void;
  /** What is said while the model is looked into. */
  readonly children: ReactNode;
}

/** In the place of what is looked for in the model: that it is on its way, or a way to ask once more. */
export const Waiting = ({ failed, retry, children }: WaitingProps) =>
  failed ? <Button onClick={retry}>{words.lookAgain}</Button> : children;
