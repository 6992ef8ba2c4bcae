import strings from '#strings/setup';
import { DEFAULT_SETTINGS } from '../../../core/settings';
import { actions, useLife } from '../../../store';
import { Button, formatCompact } from '../../../ui';
import { formatLoss } from '../describeModel';

const { diverged: said } = strings;

/** A learning rate that was too hot, as a lesson: what happened, where the model is, what to do. */
export function Diverged() {
  const run = useLife(({ runs }) => runs.pretraining);
  if (run?.status !== 'diverged') return null;
  const { step, losses } = run;
  const rate = run.training.learningRate;
  const cooler = Number((rate / 10).toPrecision(3));
  const usual = DEFAULT_SETTINGS.learningRate;
  const again = async (learningRate: number) => {
    await actions.configure({ learningRate });
    await actions.pretrain();
  };
  return (
    <div className="life-needs setup-diverged">
      <p>
        {said.what(formatCompact(rate))}{' '}
        {step > 0 && losses.length > 0
          ? said.backAt(step, formatLoss(losses[losses.length - 1]))
          : said.backAtRandom}
      </p>
      <p>{said.whatNow}</p>
      <div className="life-controls">
        {cooler > usual && (
          <Button variant="primary" onClick={() => void again(cooler)}>
            {said.tenth(formatCompact(cooler))}
          </Button>
        )}
        <Button onClick={() => void again(usual)}>{said.recipe(formatCompact(usual))}</Button>
      </div>
    </div>
  );
}
