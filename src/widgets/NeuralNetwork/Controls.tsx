import strings from '#strings/figures/NeuralNetwork';
import type { DataName } from '../../core/network';
import { useLife } from '../../store';
import { Button, formatNumber, Segmented, Slider } from '../../ui';
import {
  ACTIVATION_NAMES,
  DATA_NAMES,
  formatLoss,
  LEARNING_RATE,
  SHAPES,
  STEPS_A_RUN,
  type ActivationName,
  type ShapeName,
} from './networkSettings';
import type { useNetwork } from './useNetwork';

const optionsOf = <T extends string>(names: Readonly<Record<T, string>>) =>
  (Object.keys(names) as T[]).map((value) => ({ value, label: names[value] }));

const SHAPE_OPTIONS = (Object.keys(SHAPES) as ShapeName[]).map((value) => ({
  value,
  label: SHAPES[value].label,
}));
/** A loss this many times the first one is no mere wobble. */
const CLIMBED = 1.15;

interface ControlsProps {
  readonly of: ReturnType<typeof useNetwork>;
  /** Dots that are answered with the right sign. */
  readonly right: number;
}

/** What to learn, with what network, how fast; and the buttons that set it going. */
export function Controls({ of, right }: ControlsProps) {
  const { settings, learningRate, network, dots, activity, choose, setLearningRate } = of;
  const isStarting = useLife(({ engine }) => engine.status === 'starting');
  const problem = useLife((state) => state.problem);
  const busy = activity === 'training' || activity === 'stopping';
  const { step, loss, curve } = network;
  const hasNoModel = useLife(({ model }) => model === null);

  return (
    <>
      <div className="neural-network-settings">
        <Segmented
          label={strings.settings.dots}
          value={settings.data}
          options={optionsOf(DATA_NAMES)}
          onChange={(data: DataName) => choose({ data })}
        />
        <Segmented
          label={strings.settings.hidden}
          value={settings.shape}
          options={SHAPE_OPTIONS}
          onChange={(shape: ShapeName) => choose({ shape })}
        />
        <Segmented
          label={strings.settings.activation}
          value={settings.activation}
          options={optionsOf(ACTIVATION_NAMES)}
          onChange={(activation: ActivationName) => choose({ activation })}
        />
      </div>
      <div className="neural-network-run">
        <div className="neural-network-buttons">
          {busy ? (
            <Button variant="primary" disabled={activity === 'stopping'} onClick={of.stop}>
              {strings.run.stop}
            </Button>
          ) : (
            <Button variant="primary" onClick={() => void of.train(STEPS_A_RUN)}>
              {strings.run.train}
            </Button>
          )}
          <Button disabled={busy} onClick={() => void of.train(1)}>
            {strings.run.takeStep}
          </Button>
          <Button onClick={of.redraw}>{strings.run.newWeights}</Button>
        </div>
        <Slider
          label={strings.settings.learningRate}
          value={learningRate}
          min={LEARNING_RATE.least}
          max={LEARNING_RATE.most}
          log
          onChange={setLearningRate}
        />
        <p className="neural-network-numbers">
          <span>
            {strings.run.step} <b>{formatNumber(step)}</b>
          </span>
          <span>
            {strings.run.loss} <b>{formatLoss(loss)}</b>
          </span>
          <span>
            {strings.run.correct} <b>{strings.run.of(right, dots.labels.data.length)}</b>
          </span>
        </p>
      </div>
      <p className="neural-network-word" role="status">
        {busy && (isStarting || hasNoModel)
          ? strings.run.starting
          : activity === 'failed'
            ? (problem ?? strings.run.ended)
            : !busy && step > 0 && loss > CLIMBED * curve[0].y
              ? strings.run.climbed
              : '\u00a0'}
      </p>
    </>
  );
}
