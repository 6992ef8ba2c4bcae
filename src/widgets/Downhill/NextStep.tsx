import strings from '#strings/figures/Downhill';
import { flattenWeights } from '../../core/network';
import { formatFixed, formatNumber, formatTerm, Inspect, Step, Steps } from '../../ui';
import type { Landscape } from './landscape';
import {
  isOutside,
  MOMENTUM_SHARE,
  movingOf,
  nextStep,
  type Walker,
  type WeightStep,
} from './walkers';
import { weightName } from './weightNames';

interface NextStepProps {
  readonly landscape: Landscape;
  readonly walker: Walker;
  /** By each moving weight. */
  readonly slopes: readonly number[];
  readonly rate: number;
}

const format = (value: number): string => formatFixed(value, 4);
const within = (value: number): string => formatTerm(value, 4);

/** One number, or two as the coordinates of a point. */
function placeOf(values: readonly number[]): string {
  const written = values.map((value) => formatFixed(value, 3)).join(', ');
  return values.length === 1 ? written : `(${written})`;
}

/** A walker's next step; opens to its arithmetic, weight by weight. */
export function NextStep({ landscape, walker, slopes, rate }: NextStepProps) {
  const words = strings.next;
  const { name, state, trail } = walker;
  if (isOutside(trail.at(-1)!.at)) {
    return <p>{words.outside(strings.walkers[name])}</p>;
  }
  const moving = movingOf(landscape);
  const steps = moving.map((index, i) => nextStep(walker, index, slopes[i], rate));
  const here = flattenWeights(state.weights);
  return (
    <Inspect
      label={words.of(strings.walkers[name], placeOf(moving.map((index) => here[index])))}
      value={words.to(placeOf(steps.map(({ to }) => to)))}
    >
      <Steps>
        {moving.map((index, i) => (
          <OneWeight
            key={index}
            weight={weightName(landscape.network, index)}
            of={name}
            step={steps[i]}
            rate={rate}
          />
        ))}
      </Steps>
    </Inspect>
  );
}

function OneWeight(props: {
  readonly weight: string;
  readonly of: Walker['name'];
  readonly step: WeightStep;
  readonly rate: number;
}) {
  const { weight, of, step, rate } = props;
  const { from, slope, velocityBefore, mean, meanSquare, taken, to } = step;
  const words = strings.next;
  const written = formatNumber(rate, 3);
  return (
    <>
      <Step name={words.slope(weight)} result={format(slope)}>
        {words.measured}
      </Step>
      {of === 'momentum' && (
        <Step name={words.velocity(formatNumber(MOMENTUM_SHARE))} result={format(taken)}>
          {formatNumber(MOMENTUM_SHARE)} × {within(velocityBefore)} + {within(slope)}
        </Step>
      )}
      {of === 'adamw' && (
        <>
          <Step name={words.mean} result={format(mean)}>
            {words.made}
          </Step>
          <Step name={words.size} result={format(Math.sqrt(meanSquare))}>
            √{format(meanSquare)}
          </Step>
        </>
      )}
      <Step
        name={
          of === 'sgd' ? words.moved : of === 'momentum' ? words.movedBySpeed : words.movedByRatio
        }
        result={format(to)}
      >
        {format(from)} − {written} ×{' '}
        {of === 'adamw' ? `${within(mean)} ÷ ${format(Math.sqrt(meanSquare))}` : within(taken)}
      </Step>
    </>
  );
}
