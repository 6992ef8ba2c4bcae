import strings from '#strings/translator';
import type { TranslatorName } from '../../../core/translation';
import type { Phase } from '../../../store';
import type { TranslatorState } from '../../../store/translator';
import { formatFixed } from '../../../ui';
import { aboutDuration } from '../roughDuration';

/**
 * How far a translator is.
 * @param phase the training of the reader's model that is under way, for which it may wait
 */
export function describeTranslator(
  translator: TranslatorState,
  which: TranslatorName,
  phase: Phase | null,
): string {
  const { status, step, steps, losses, secondsLeft, origin, seed } = translator;
  const said = strings.status;
  switch (status) {
    case 'none':
      return strings.onServer;
    case 'waiting':
      return said.waiting(phase);
    case 'starting':
    case 'stopping':
      return said[status];
    case 'training': {
      const loss = losses.at(-1);
      if (loss === undefined) return said.starting;
      const left = Number.isFinite(secondsLeft) && secondsLeft > 0;
      return (
        said.training(step, steps, formatFixed(loss, 3)) +
        (left ? said.timeLeft(aboutDuration(secondsLeft)) : '')
      );
    }
    case 'stopped':
      return said.stopped(step, steps);
    case 'trained':
      return which === 'unmasked' ? said.trainedUnmasked(step) : said.trained[origin](step, seed);
  }
}
