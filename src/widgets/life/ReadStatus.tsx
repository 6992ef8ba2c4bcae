import type { ReactNode } from 'react';
import strings from '#strings/life';
import { Button } from '../../ui';

interface ReadStatusProps {
  /** As `useModelRead` tells. */
  readonly failed: boolean;
  readonly retry: () => void;
  /** What is said while the model is looked into. */
  readonly children: ReactNode;
}

/** In the place of what is looked for in the model: that it is on its way, or a way to ask once more. */
export const ReadStatus = ({ failed, retry, children }: ReadStatusProps) =>
  failed ? <Button onClick={retry}>{strings.lookAgain}</Button> : children;
