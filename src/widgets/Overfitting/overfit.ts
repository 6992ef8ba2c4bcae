/** A network that is far too large for its dots, and what it makes of dots that it never saw. */

import type { LinkSchema, LinkState } from '../../core/linkState';
import {
  ADAMW,
  drawDots,
  drawWeights,
  examplesOf,
  firstState,
  judge,
  planePoints,
  surfacesOf,
  type Dots,
  type NetworkConfig,
  type NetworkRunRequest,
  type NetworkSnapshot,
  type NetworkState,
} from '../../core/network';
import type { Train } from '../network/trainSmallNetwork';

/** What a link holds: what is learnt from, not the training, which the reader starts. */
export const FIELDS = {
  dots: { kind: 'choice', choices: ['20', '40', '80', '160', '320'], first: '40' },
  wrong: { kind: 'choice', choices: ['0', '0.1', '0.2'], first: '0.1' },
  l2: { kind: 'choice', choices: ['0', '0.003', '0.01'], first: '0' },
} as const satisfies LinkSchema;

export type Settings = LinkState<typeof FIELDS>;

/** More than 300 parameters, for a border that could be a plain ring. */
const CONFIG: NetworkConfig = { inputs: 2, hidden: [16, 16], activation: 'relu', output: 'tanh' };
const FEATURES = ['x1', 'x2'] as const;
const DATA = 'circle';
/** Of the weights, of the dots to learn from and of those of the test. */
const SEEDS = { weights: 1, training: 11, test: 12 } as const;
const TEST_DOTS = 100;
const RATE = 0.01;
export const STEPS = 700;
/** Samples a side of the plane. */
export const GRID = 41;
const PLANE = planePoints(GRID);

/** The dots to learn from, and those that are kept for the test: drawn alike, with as many wrong. */
export function dotsOf({ dots, wrong }: Settings): {
  readonly training: Dots;
  readonly test: Dots;
} {
  const draw = (seed: number, count: number) =>
    drawDots(DATA, seed, { count, wrong: Number(wrong) });
  return { training: draw(SEEDS.training, Number(dots)), test: draw(SEEDS.test, TEST_DOTS) };
}

export interface Losses {
  readonly step: number;
  readonly training: number;
  readonly test: number;
}

export interface Run {
  readonly settings: Settings;
  readonly losses: readonly Losses[];
  /** The network's answers over the plane, `[GRID²]`, rows from the top. */
  readonly answers: Float32Array;
  /** Dots that are answered with the sign of their label. */
  readonly right: { readonly training: number; readonly test: number };
}

const examplesFor = (settings: Settings) => {
  const { training, test } = dotsOf(settings);
  return { examples: examplesOf(FEATURES, training), test: examplesOf(FEATURES, test) };
};

/** Before the first step. */
export function beginRun(settings: Settings): Run {
  const weights = drawWeights(CONFIG, SEEDS.weights);
  const { examples, test } = examplesFor(settings);
  const [training, unseen] = [examples, test].map((each) => judge(CONFIG, weights, each));
  return {
    settings,
    losses: [{ step: 0, training: training.loss, test: unseen.loss }],
    answers: surfacesOf(CONFIG, weights, PLANE)[2].data,
    right: { training: training.right, test: unseen.right },
  };
}

/** Steps between two pictures: few at first, where each changes much. */
const stepsAPicture = (step: number): number => Math.min(20, Math.max(2, Math.floor(step / 10)));

/**
 * Trains from the first weights to the last step; tells of each picture and waits until it has been
 * heard.
 * @returns `undefined` if it was stopped, or could not go on
 */
export async function trainToTheEnd(
  settings: Settings,
  train: Train,
  signal: AbortSignal,
  onRun: (run: Run) => void | Promise<void>,
): Promise<Run | undefined> {
  const sets = examplesFor(settings);
  const request = (from: NetworkState): NetworkRunRequest => ({
    ...{ config: CONFIG, from, ...sets, surfaceInputs: PLANE, keepPath: false },
    training: {
      ...{ learningRate: RATE, optimiser: ADAMW, batchSize: null },
      ...{ l1: 0, l2: Number(settings.l2), seed: 0 },
    },
    steps: Math.min(STEPS - from.step, stepsAPicture(from.step)),
  });
  let run = beginRun(settings);
  let state = firstState(drawWeights(CONFIG, SEEDS.weights));
  while (state.step < STEPS) {
    const snapshot = await train(request(state), signal, () => {});
    if (!snapshot || signal.aborted) return undefined;
    state = snapshot.state;
    run = { ...run, ...seenOf(snapshot, sets), losses: [...run.losses, lossesOf(snapshot)] };
    await onRun(run);
  }
  return run;
}

const lossesOf = ({ state, loss, testLoss }: NetworkSnapshot): Losses => ({
  step: state.step,
  training: loss,
  test: testLoss ?? NaN,
});

function seenOf(
  { state: { weights }, surfaces }: NetworkSnapshot,
  { examples, test }: ReturnType<typeof examplesFor>,
): Pick<Run, 'answers' | 'right'> {
  return {
    answers: surfaces[surfaces.length - 1].data,
    right: {
      training: judge(CONFIG, weights, examples).right,
      test: judge(CONFIG, weights, test).right,
    },
  };
}

/** A rise of the test loss by less than this share is no turn. */
const TURNED = 0.1;

/** How the test loss went: where it was lowest, and whether it has risen since. */
export function courseOf(losses: readonly Losses[]) {
  const lowest = losses.reduce((least, each) => (each.test < least.test ? each : least));
  const last = losses[losses.length - 1];
  // Of a loss that has all but gone no rise is worth a word.
  return { lowest, last, turned: last.test > (1 + TURNED) * lowest.test + 0.02 };
}
