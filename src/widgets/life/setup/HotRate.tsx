import { DEFAULT_SETTINGS } from '../../../core/settings';
import { Button, formatCompact } from '../../../ui';
import type { Draft } from './useDraft';

/** Hot enough to end in a loss that is no number, within a few steps. */
const HOT = 5;

/** An experiment that ends in a broken run, which is the point of it. */
export function HotRate({ settings, change }: Pick<Draft, 'settings' | 'change'>) {
  const usual = DEFAULT_SETTINGS.learningRate;
  if (settings.learningRate !== HOT) {
    return (
      <p>
        What is too hot?{' '}
        <Button variant="plain" onClick={() => change({ learningRate: HOT })}>
          Set the learning rate to {HOT}
        </Button>
        , and see a run break.
      </p>
    );
  }
  return (
    <p>
      The learning rate is {HOT} now, {formatCompact(HOT / usual)} times the recipe’s. Train, and
      watch the loss.{' '}
      <Button variant="plain" onClick={() => change({ learningRate: usual })}>
        Back to {formatCompact(usual)}
      </Button>
    </p>
  );
}
