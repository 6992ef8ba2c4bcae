import strings from '#strings/setup';
import { DEFAULT_SETTINGS } from '../../../core/settings';
import { Button, formatCompact } from '../../../ui';
import type { Draft } from './useDraft';

const { hot: said } = strings;

/** Hot enough to end in a loss that is no number, within a few steps. */
const HOT = 5;

/** An experiment that ends in a broken run, which is the point of it. */
export function HighLearningRate({ settings, change }: Pick<Draft, 'settings' | 'change'>) {
  const usual = DEFAULT_SETTINGS.learningRate;
  if (settings.learningRate !== HOT) {
    return (
      <p>
        {said.what(formatCompact(HOT), (text) => (
          <Button variant="plain" onClick={() => change({ learningRate: HOT })}>
            {text}
          </Button>
        ))}
      </p>
    );
  }
  return (
    <p>
      {said.isSet(formatCompact(HOT), formatCompact(HOT / usual))}{' '}
      <Button variant="plain" onClick={() => change({ learningRate: usual })}>
        {said.back(formatCompact(usual))}
      </Button>
    </p>
  );
}
