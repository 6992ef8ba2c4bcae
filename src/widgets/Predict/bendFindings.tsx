/** How the questions about single neurons and small networks are settled: by training some, there and then. */

import strings from '#strings/networkQuestions';
import { firstOf } from '../../core/linkState';
import {
  ADAMW,
  drawDots,
  drawWeights,
  examplesOf,
  firstState,
  judge,
  NO_PENALTY,
  type Activation,
} from '../../core/network';
import { formatFixed, formatNumber } from '../../language/format';
import { actions } from '../../store';
import { PRESETS } from '../Bends/curve';
import { errorsByCount } from '../Bends/fit';
import { FIRST, neuron, type Neuron } from '../Neuron/neuron';
import { courseOf, FIELDS, trainToTheEnd } from '../Overfitting/overfit';
import type { Finding } from './questions';

interface FindingBy extends Finding {
  /** What settled it: not the reader's model. */
  readonly by: string;
}

const { lineDoubled, hillBends, linearCircle, testLoss } = strings;
const neverStopped = (): AbortSignal => new AbortController().signal;

/** The line w₁x₁ + w₂x₂ + b = 0: its direction in degrees, and how far it is from the middle. */
const lineOf = ({ w1, w2, bias }: Neuron) => ({
  angle: (Math.atan2(w2, w1) * 180) / Math.PI,
  distance: Math.abs(bias) / Math.hypot(w1, w2),
});

/** What becomes of a neuron's line when all its parameters are doubled. */
export function findLineDoubled(): FindingBy {
  const doubled = { ...FIRST, w1: 2 * FIRST.w1, w2: 2 * FIRST.w2, bias: 2 * FIRST.bias };
  const [before, after] = [lineOf(FIRST), lineOf(doubled)];
  const turned = Math.abs(after.angle - before.angle);
  const moved = after.distance - before.distance;
  const right = turned > 0.1 ? 1 : Math.abs(moved) > 0.01 ? 2 : 0;
  return {
    right,
    evidence:
      right === 0
        ? lineDoubled.evidence(
            `(${formatFixed(FIRST.x1)}, ${formatFixed(FIRST.x2)})`,
            formatFixed(neuron(FIRST).answer),
            formatFixed(neuron(doubled).answer),
          )
        : lineDoubled.moved(formatFixed(turned, 1), formatFixed(moved)),
    by: lineDoubled.by,
  };
}

const MOST_BENDS = 4;
/** Nearer than the eye sees. */
const FITS = 0.02;

/** Index of the first error that is good enough; that after the last where none is. */
export function bendsNeeded(errors: readonly number[]): number {
  const first = errors.findIndex((error) => error < FITS);
  return first < 0 ? errors.length : first;
}

/** The least number of neurons whose lines add up to the hill of the figure of bends. */
export async function findHillBends(): Promise<FindingBy | undefined> {
  const errors = await errorsByCount(
    ...[PRESETS.hill, MOST_BENDS, actions.trainNetwork, neverStopped()],
  );
  return (
    errors && {
      right: bendsNeeded(errors),
      evidence: hillBends.evidence(errors.map((error) => formatFixed(error))),
      by: hillBends.by,
    }
  );
}

const CIRCLE = { seed: 1, hidden: [4, 4], steps: 400, learningRate: 0.02 } as const;

/** Little more than half, about three quarters, nearly all. */
export const shareChoice = (right: number, all: number): number =>
  right < 0.65 * all ? 0 : right < 0.9 * all ? 1 : 2;

/** How many dots of the circle a network without bends gets right, and one with them. */
export async function findLinearCircle(): Promise<FindingBy | undefined> {
  const examples = examplesOf(['x1', 'x2'], drawDots('circle', CIRCLE.seed));
  const train = async (activation: Activation) => {
    const config = { inputs: 2, hidden: CIRCLE.hidden, activation, output: 'tanh' } as const;
    const snapshot = await actions.trainNetwork(
      {
        ...{ config, examples, steps: CIRCLE.steps },
        from: firstState(drawWeights(config, CIRCLE.seed)),
        training: {
          ...{ learningRate: CIRCLE.learningRate, optimiser: ADAMW, batchSize: null },
          ...{ ...NO_PENALTY, seed: 0 },
        },
        ...{ test: null, surfaceInputs: null, keepPath: false },
      },
      neverStopped(),
      () => {},
    );
    return snapshot && judge(config, snapshot.state.weights, examples).right;
  };
  const linear = await train('linear');
  const bent = linear === undefined ? undefined : await train('tanh');
  if (linear === undefined || bent === undefined) return undefined;
  const all = examples.targets.data.length;
  return {
    right: shareChoice(linear, all),
    evidence: linearCircle.evidence(linear, bent, all, CIRCLE.steps),
    by: linearCircle.by,
  };
}

/** A loss that is not worth a word beside one of guessing. */
const ALMOST_NOTHING = 0.1;

/** Whether the test loss of a network that learns by heart goes on falling. */
export async function findTestLoss(): Promise<FindingBy | undefined> {
  const run = await trainToTheEnd(
    ...[firstOf(FIELDS), actions.trainNetwork, neverStopped(), () => {}],
  );
  if (!run) return undefined;
  const { lowest, last, turned } = courseOf(run.losses);
  return {
    right: turned ? 2 : last.test > ALMOST_NOTHING ? 1 : 0,
    evidence: testLoss.evidence(
      formatFixed(lowest.test),
      formatNumber(lowest.step),
      formatFixed(last.test),
      formatFixed(last.training),
    ),
    by: testLoss.by,
  };
}
