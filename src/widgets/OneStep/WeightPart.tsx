import { useId, useMemo } from 'react';
import type { ReactNode } from 'react';
import strings from '#strings/figures/OneStep';
import type { TrainingConfig } from '../../core/training';
import type { StepOfRun } from '../../store';
import { Button, formatNumber, formatScientific, Inspect, Step, Steps } from '../../ui';
import { followWeight } from './arithmetic';
import { gradientNorm, kindOf, type ChosenWeight } from './chosenWeight';
import { exact, term, weight, weightTerm } from './numbers';

interface WeightPartProps {
  readonly found: StepOfRun;
  readonly chosen: ChosenWeight;
  readonly onSteepest: () => void;
}

/** One weight through AdamW, number by number, and held to what the engine made of it. */
export function WeightPart({ found, chosen, onSteepest }: WeightPartProps) {
  const { opened, config, training } = found;
  const { sheet, row, col, before, after } = chosen;
  const { step } = opened;
  const { beta1, beta2, groups } = training;
  const { weight: said } = strings;
  const title = useId();
  const norm = useMemo(() => gradientNorm(opened), [opened]);
  const kind = kindOf(config, sheet);
  const group = groups[kind];
  const own = followWeight(before, norm, step, kind, training);
  const kept = (beta: number) => formatNumber(beta, 3);
  const added = (beta: number) => formatNumber(1 - beta, 3);

  return (
    <section className="one-step-part one-step-weight" aria-labelledby={title}>
      <p className="one-step-title" id={title}>
        {said.title}
      </p>
      <p className="one-step-help">
        {sheet.label}. {sheet.describe(row, col)}.{' '}
        <Button variant="plain" onClick={onSteepest}>
          {said.steepest}
        </Button>
      </p>
      <div className="one-step-numbers">
        <Opened label={said.before} value={weight(before.value)} sum={said.beforeOf(step)} />
        <Opened label={said.slope} value={exact(before.gradient)} sum={said.slopeOf} />
        <Opened
          label={said.clipped}
          value={exact(own.clipped)}
          sum={said.clippedOf(term(before.gradient), exact(own.clipFactor))}
        />
        <Opened
          label={said.first}
          value={exact(own.first)}
          sum={said.runningOf(
            ...([kept(beta1), term(before.first)] as const),
            ...([added(beta1), term(own.clipped)] as const),
          )}
          help={said.fromNought}
        />
        <Opened
          label={said.second}
          value={exact(own.second)}
          sum={said.squareOf(
            ...([kept(beta2), term(before.second)] as const),
            ...([added(beta2), exact(own.clipped)] as const),
          )}
          help={said.fromNought}
        />
        <Opened
          label={said.mean}
          value={exact(own.mean)}
          sum={said.correctedOf(term(own.first), kept(beta1), step + 1, exact(own.firstShare))}
          help={said.correction}
        />
        <Opened
          label={said.square}
          value={exact(own.square)}
          sum={said.correctedOf(term(own.second), kept(beta2), step + 1, exact(own.secondShare))}
          help={said.correction}
        />
        <Opened
          label={said.direction}
          value={exact(own.direction)}
          sum={said.directionOf(term(own.mean), exact(own.square))}
          help={said.directionHelp}
        />
        <Opened label={said.rate} value={exact(own.rate)} sum={rateSum(step, training)} />
        <Opened
          label={said.ownRate(strings.recipe.kinds.names[kind])}
          value={exact(own.ownRate)}
          sum={said.ownRateOf(exact(own.rate), formatNumber(group.rateFactor))}
        />
        <Opened
          label={said.decay}
          value={exact(own.decay)}
          sum={said.decayOf(
            exact(own.rate),
            formatNumber(group.weightDecay),
            weightTerm(before.value),
          )}
          help={said.decayHelp}
        />
        <Opened
          label={said.moved}
          value={exact(own.after - before.value)}
          sum={said.movedOf(weight(own.after), weightTerm(before.value))}
        />
      </div>
      <div className="one-step-after">
        <Opened
          openAtFirst
          label={<b>{said.after}</b>}
          value={weight(own.after)}
          sum={said.afterOf(
            ...([weight(before.value), term(own.decay)] as const),
            ...([exact(own.ownRate), term(own.direction)] as const),
          )}
        />
        <p className="one-step-engine">
          {said.engine(weight(after), formatScientific(Math.abs(after - own.after), 0))}
        </p>
      </div>
    </section>
  );
}

interface OpenedProps {
  readonly label: ReactNode;
  readonly value: string;
  readonly sum: ReactNode;
  readonly help?: string;
  readonly openAtFirst?: boolean;
}

const Opened = ({ label, value, sum, help, openAtFirst = false }: OpenedProps) => (
  <Inspect label={label} value={value} openAtFirst={openAtFirst}>
    <Steps>
      <Step result={value}>{sum}</Step>
    </Steps>
    {help !== undefined && <p className="ui-help">{help}</p>}
  </Inspect>
);

/** The schedule's own formula at a step, in numbers. */
function rateSum(
  step: number,
  { learningRate, warmupSteps, steps, schedule }: TrainingConfig,
): ReactNode {
  const { weight: said } = strings;
  const rate = exact(learningRate);
  if (step < warmupSteps) return said.warmUp(rate, step + 1, warmupSteps);
  return said[schedule](rate, exact((step - warmupSteps) / Math.max(1, steps - warmupSteps)));
}
