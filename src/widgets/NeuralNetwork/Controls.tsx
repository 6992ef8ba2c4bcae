import words from '#words/neuralNetwork';
import type { NetworkConfig } from '../../core/network';
import { useLife } from '../../store';
import { Button, formatNumber, Segmented, Slider } from '../../ui';
import type { DataName } from './data';
import {
  ACTIVATION_NAMES,
  DATA_NAMES,
  formatLoss,
  LEARNING_RATE,
  SHAPES,
  STEPS_A_RUN,
  type ShapeName,
} from './settings';
import type { useNetwork } from './useNetwork';

type Activation = NetworkConfig['activation'];

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
  const waking = useLife(({ engine }) => engine.status === 'starting');
  const problem = useLife((state) => state.problem);
  const busy = activity === 'training' || activity === 'stopping';
  const { step, loss, curve } = network;
  const asleep = useLife(({ model }) => model === null);

  return (
    <>
      <div className="neural-network-settings">
        <Segmented
          label={words.settings.dots}
          value={settings.data}
          options={optionsOf(DATA_NAMES)}
          onChange={(data: DataName) => choose({ data })}
        />
        <Segmented
          label={words.settings.hidden}
          value={settings.shape}
          options={SHAPE_OPTIONS}
          onChange={(shape: ShapeName) => choose({ shape })}
        />
        <Segmented
          label={words.settings.activation}
          value={settings.activation}
          options={optionsOf(ACTIVATION_NAMES)}
          onChange={(activation: Activation) => choose({ activation })}
        />
      </div>
      <div className="neural-network-run">
        <div className="neural-network-buttons">
          {busy ? (
            <Button variant="primary" disabled={activity === 'stopping'} onClick={of.stop}>
              {words.run.stop}
            </Button>
          ) : (
            <Button variant="primary" onClick={() => void of.train(STEPS_A_RUN)}>
              {words.run.train}
            </Button>
          )}
          <Button disabled={busy} onClick={() => void of.train(1)}>
            {words.run.takeStep}
          </Button>
          <Button onClick={of.redraw}>{words.run.newWeights}</Button>
        </div>
        <Slider
          label={words.settings.learningRate}
          value={learningRate}
          min={LEARNING_RATE.least}
          max={LEARNING_RATE.most}
          log
          onChange={setLearningRate}
        />
        <p className="neural-network-numbers">
          <span>
            {words.run.step} <b>{formatNumber(step)}</b>
          </span>
          <span>
            {words.run.loss} <b>{formatLoss(loss)}</b>
          </span>
          <span>
            {words.run.correct} <b>{words.run.of(right, dots.labels.data.length)}</b>
          </span>
        </p>
      </div>
      <p className="neural-network-word" role="status">
        {busy && (waking || asleep)
          ? words.run.starting
          : activity === 'failed'
            ? (problem ?? words.run.ended)
            : !busy && step > 0 && loss > CLIMBED * curve[0].y
              ? words.run.climbed
              : '\u00a0'}
      </p>
    </>
  );
}
