import strings from '#strings/setup';
import { DEFAULT_SETTINGS, workingRate, type Settings } from '../../../core/settings';
import { actions, useLife, type Phase } from '../../../store';
import { Button, formatCompact } from '../../../ui';
import { formatLoss, modelInSentence } from '../describeModel';
import { LossChart } from '../LossChart';
import { sizeFor } from './sizes';

const { diverged: said } = strings;

/** So many steps wide, a step is a mark of the axis. */
const LEAST_SHOWN = 8;

/** A run that broke, as a lesson: what happened, that nothing is lost, and what works. */
export function Diverged({ phase }: { readonly phase: Phase }) {
  const broken = useLife((state) => (state.broken?.phase === phase ? state.broken : null));
  const age = useLife(({ model }) => model?.age ?? 'random');
  const name = useLife(modelInSentence);
  if (!broken) return null;
  const { settings, training, losses } = broken;
  const { learningRate } = training;
  const isTuning = phase === 'fineTuning';
  const rate = isTuning ? DEFAULT_SETTINGS.fineTuneRate : workingRate(settings);
  const isHot = learningRate > rate;
  const again = async (change: Partial<Settings>) => {
    await actions.configure(change);
    await actions.pretrain({ anew: true });
  };
  const tuneAgain = async () => {
    await actions.configure({ fineTuneRate: rate });
    await actions.fineTune();
  };
  return (
    <div className="life-needs setup-diverged" role="status">
      <p>
        <b>{said.broke}</b>{' '}
        {losses.length > 1 &&
          said.rose(formatLoss(losses[0]), formatLoss(Math.max(...losses)), losses.length)}{' '}
        {isTuning && !isHot ? said.tuning : said.overshoots(formatCompact(learningRate))}{' '}
        {age === 'random' ? said.randomAgain : said.nothingLost(name)}
      </p>
      {isTuning && isHot && (
        <div className="life-controls">
          <Button variant="primary" onClick={() => void tuneAgain()}>
            {said.tuneAtRate(formatCompact(rate, 6))}
          </Button>
        </div>
      )}
      {!isTuning && (
        <div className="life-controls">
          {isHot ? (
            <Button variant="primary" onClick={() => void again({ learningRate: rate })}>
              {said.atRate(formatCompact(rate))}
            </Button>
          ) : (
            <Button
              variant="primary"
              onClick={() => void again(sizeFor('recipe', settings.corpus))}
            >
              {said.byRecipe}
            </Button>
          )}
        </div>
      )}
      {losses.length > 1 && (
        <details className="life-details">
          <summary>{said.chart}</summary>
          <LossChart
            label={said.chart}
            losses={losses}
            steps={Math.max(losses.length, LEAST_SHOWN)}
          />
        </details>
      )}
    </div>
  );
}
