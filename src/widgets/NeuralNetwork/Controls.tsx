import { useId } from 'react';
import strings from '#strings/figures/NeuralNetwork';
import type { Dots } from '../../core/network';
import { useLife } from '../../store';
import { Button, formatNumber, Segmented, Select, Slider } from '../../ui';
import {
  ACTIVATION_NAMES,
  areSet,
  DATA_NAMES,
  formatLoss,
  hiddenOf,
  LEARNING_RATE,
  shapeOf,
  shapeOptions,
  SPIRAL,
  STEPS_A_RUN,
  writeShape,
  type ActivationName,
  type DotsName,
} from './networkSettings';
import type { useNetwork } from './useNetwork';

const optionsOf = <T extends string>(names: Readonly<Record<T, string>>) =>
  (Object.keys(names) as T[]).map((value) => ({ value, label: names[value] }));

const DOTS_OPTIONS = [
  ...optionsOf<DotsName>({ ...DATA_NAMES, own: strings.own.name } as Record<DotsName, string>),
];

const SPIRAL_SENTENCE = strings.spiral.sentence(
  writeShape(hiddenOf(SPIRAL.shape)),
  ACTIVATION_NAMES[SPIRAL.activation],
  strings.all.optimisers[SPIRAL.optimiser],
  formatNumber(SPIRAL.rate, 3),
);

/** A loss this many times the first one is no mere wobble. */
const CLIMBED = 1.15;

/** Dots that are answered with the right sign. */
export interface Right {
  readonly training: number;
  readonly test: number;
}

interface ControlsProps {
  readonly of: ReturnType<typeof useNetwork>;
  readonly right: Right;
}

/** What to learn, with what network, how fast; and the buttons that set it going. */
export function Controls({ of, right }: ControlsProps) {
  const { settings, network, dots, activity, choose, tune } = of;
  const busy = activity === 'training' || activity === 'stopping';
  const { step, loss, testLoss } = network;
  const isEmpty = dots.training.labels.data.length === 0;
  const isUnsolved = settings.data === 'spiral' && !areSet(settings, SPIRAL);

  return (
    <>
      <div className="neural-network-settings">
        <Segmented
          label={strings.settings.dots}
          value={settings.data}
          options={DOTS_OPTIONS}
          onChange={(data) => choose({ data })}
        />
        <Select
          label={strings.settings.hidden}
          value={shapeOf(hiddenOf(settings.shape))}
          options={shapeOptions(settings.shape)}
          onChange={(shape) => choose({ shape })}
        />
        <Select
          label={strings.settings.activation}
          value={settings.activation}
          options={optionsOf(ACTIVATION_NAMES)}
          onChange={(activation: ActivationName) => choose({ activation })}
        />
        <Slider
          label={strings.settings.learningRate}
          value={settings.rate}
          min={LEARNING_RATE.least}
          max={LEARNING_RATE.most}
          log
          onChange={(rate) => tune({ rate })}
        />
      </div>
      {isUnsolved && (
        <p className="neural-network-suggestion">
          {SPIRAL_SENTENCE}{' '}
          <Button variant="plain" onClick={() => choose(SPIRAL)}>
            {strings.spiral.press}
          </Button>
        </p>
      )}
      <div className="neural-network-run">
        <div className="neural-network-buttons">
          {busy ? (
            <Button variant="primary" disabled={activity === 'stopping'} onClick={of.stop}>
              {strings.run.stop}
            </Button>
          ) : (
            <Button variant="primary" disabled={isEmpty} onClick={() => void of.train(STEPS_A_RUN)}>
              {strings.run.train}
            </Button>
          )}
          <Button disabled={busy || isEmpty} onClick={() => void of.train(1)}>
            {strings.run.takeStep}
          </Button>
          <Button onClick={of.redraw}>{strings.run.newWeights}</Button>
        </div>
        <p className="neural-network-numbers">
          <Stated name={strings.run.step} value={formatNumber(step)} />
          <Stated name={strings.run.loss} value={formatLoss(loss)} />
          <Stated {...correct(strings.run.correct, right.training, dots.training)} />
          {dots.test && testLoss !== null && (
            <>
              <Stated name={strings.run.testLoss} value={formatLoss(testLoss)} />
              <Stated {...correct(strings.run.testCorrect, right.test, dots.test)} />
            </>
          )}
        </p>
      </div>
      <Past of={of} />
      <p className="neural-network-word" role="status">
        <Word of={of} />
      </p>
    </>
  );
}

interface StatedProps {
  readonly name: string;
  readonly value: string;
  /** The longest that the value can be: its room is kept, so that no number moves another. */
  readonly longest?: string;
}

function Stated({ name, value, longest }: StatedProps) {
  return (
    <span>
      {name} <b style={longest === undefined ? {} : { minWidth: `${longest.length}ch` }}>{value}</b>
    </span>
  );
}

function correct(name: string, right: number, { labels }: Dots): StatedProps {
  const all = labels.data.length;
  return { name, value: strings.run.of(right, all), longest: strings.run.of(all, all) };
}

/** Back to any moment of the run; to go back during one ends it. */
function Past({ of: { moments, at, isNow, lookAt } }: Pick<ControlsProps, 'of'>) {
  const id = useId();
  const { step, loss } = moments[at];
  return (
    <div className="neural-network-past">
      <label className="ui-label" htmlFor={id}>
        {strings.past.label}
      </label>
      <input
        className="ui-range"
        id={id}
        type="range"
        min={0}
        max={moments.length - 1}
        value={at}
        disabled={moments.length < 2}
        aria-valuetext={strings.past.spoken(formatNumber(step), formatLoss(loss))}
        onChange={(event) => {
          const chosen = Number(event.target.value);
          lookAt(chosen === moments.length - 1 ? null : moments[chosen].step);
        }}
      />
      <Button variant="plain" disabled={isNow} onClick={() => lookAt(null)}>
        {strings.past.now}
      </Button>
    </div>
  );
}

/** What there is to say. */
function Word({ of }: Pick<ControlsProps, 'of'>) {
  const { settings, moments, network, dots, activity, isNow, stepNow } = of;
  const isStarting = useLife(({ engine }) => engine.status === 'starting');
  const hasNoModel = useLife(({ model }) => model === null);
  const problem = useLife((state) => state.problem);
  const busy = activity === 'training' || activity === 'stopping';
  const { data: labels } = dots.training.labels;
  if (busy) return isStarting || hasNoModel ? strings.run.starting : '\u00a0';
  if (labels.length === 0) return strings.own.none;
  if (activity === 'failed') return problem ?? strings.run.ended;
  if (!isNow) return strings.past.shown(formatNumber(network.step), formatNumber(stepNow));
  if (network.loss > CLIMBED * moments[0].loss) return strings.run.climbed;
  if (settings.data === 'own' && labels.every((label) => label === labels[0])) {
    return strings.own.oneKind;
  }
  return '\u00a0';
}
