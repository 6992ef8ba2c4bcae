import { DEFAULT_SETTINGS } from '../../../core/settings';
import { actions, useLife } from '../../../store';
import { Button, formatCompact, formatNumber } from '../../../ui';
import { formatLoss } from '../words';

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
        <b>The loss is no longer a number.</b> At a learning rate of {formatCompact(rate)} each step
        moved the parameters so far that it overshot, and did more harm than good. From its worse
        place the next step moved them further still, until a number in the computation grew larger
        than the computer can write.{' '}
        {step > 0 && losses.length > 0
          ? `So the run was ended, and the model is back at how it was after step ${formatNumber(step, 0)}, where the loss was ${formatLoss(losses[losses.length - 1])}.`
          : 'So the run was ended, and the model is back at its random parameters.'}
      </p>
      <p>
        Going on from there at this rate would end in the same way. A lower one, from new random
        parameters, does not. The slider under the curve goes back to before the run broke.
      </p>
      <div className="life-controls">
        {cooler > usual && (
          <Button variant="primary" onClick={() => void again(cooler)}>
            Train again at a tenth of the rate: {formatCompact(cooler)}
          </Button>
        )}
        <Button onClick={() => void again(usual)}>
          Train again at the recipe’s rate: {formatCompact(usual)}
        </Button>
      </div>
    </div>
  );
}
