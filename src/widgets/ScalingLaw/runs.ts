/** Models alike but for their width, and the law that their losses follow. */

import { countParameters } from '../../core/config';
import { RECIPE_FLOOR } from '../../core/corpus/floor/recipeFloor';
import type { LinkSchema, LinkState } from '../../core/linkState';
import { fitPowerLaw, valueAt, type Fit, type Measured } from '../../core/powerLaw';
import { trainingFlops } from '../../core/scaling';
import { DEFAULT_SETTINGS, modelConfigOf, SETTINGS, type Settings } from '../../core/settings';
import type { ExperimentState, ExperimentStates, Looks } from '../../store';
import type { NamedRun } from '../life/experiment/train';

/** Those that the law is fitted to. */
export const WIDTHS = [16, 32, 48, 64] as const;

/** Those that it may foretell, all wider. */
export const HELD_OUT_WIDTHS = ['80', '96', '112', '128'] as const;

export const FIELDS = {
  axis: { kind: 'choice', choices: ['parameters', 'flops'], first: 'parameters' },
  width: { kind: 'choice', choices: HELD_OUT_WIDTHS, first: '96' },
  seed: { kind: 'number', min: 0, max: SETTINGS.seed.max, step: 1, first: DEFAULT_SETTINGS.seed },
} as const satisfies LinkSchema;

export type Choice = LinkState<typeof FIELDS>;
export type AxisName = Choice['axis'];

export const STEPS = 300;
export const TOKENS_A_STEP = DEFAULT_SETTINGS.batchSize * DEFAULT_SETTINGS.contextLength;
export const TOKENS = STEPS * TOKENS_A_STEP;

/** Of every head, as in the recipe: wider models have more heads. */
const HEAD_DIM = DEFAULT_SETTINGS.dModel / DEFAULT_SETTINGS.nHead;

const LOOKS: Omit<Looks, 'heldOut'> = {
  at: [50, 100, 150, 200, 250, STEPS],
  prompts: [],
  maxNewTokens: 1,
};

const settingsOf = (width: number, seed: number): Settings => ({
  ...DEFAULT_SETTINGS,
  ...{ steps: STEPS, seed, dModel: width, nHead: width / HEAD_DIM },
});

/** With the vocabulary of the recipe, which is as large as was asked for. */
export const parametersOf = (width: number): number =>
  countParameters(modelConfigOf(settingsOf(width, 0), DEFAULT_SETTINGS.vocabSize));

/** Its name in the laboratory: the same numbers give the same losses, whoever asks for it. */
export const runName = (width: number, seed: number): string => `ScalingLaw ${width} ${seed}`;

export const runOf = (width: number, seed: number): NamedRun => ({
  name: runName(width, seed),
  plan: { settings: settingsOf(width, seed), documents: 3_000 },
  looks: LOOKS,
});

/** A model that was trained to its end. */
export interface Trained {
  readonly width: number;
  readonly parameters: number;
  readonly flops: number;
  /** Over documents that it never read, in nats a token. */
  readonly loss: number;
  /** The same on the way. */
  readonly course: readonly { readonly flops: number; readonly loss: number }[];
}

export function trainedIn(
  states: ExperimentStates,
  widths: readonly number[],
  seed: number,
): readonly Trained[] {
  return widths.flatMap((width) => {
    const state = states[runName(width, seed)];
    const trained = state && trainedOf(width, state);
    return trained ? [trained] : [];
  });
}

/** `null` before it has come to its end. */
export function trainedOf(
  width: number,
  { status, parameterCount, looks }: Pick<ExperimentState, 'status' | 'parameterCount' | 'looks'>,
): Trained | null {
  const loss = looks.at(-1)?.validationLoss ?? null;
  if (status !== 'finished' || loss === null) return null;
  const flopsAfter = (step: number) => trainingFlops(parameterCount, step * TOKENS_A_STEP);
  return {
    width,
    parameters: parameterCount,
    flops: flopsAfter(STEPS),
    loss,
    course: looks.flatMap(({ step, validationLoss }) =>
      validationLoss === null ? [] : [{ flops: flopsAfter(step), loss: validationLoss }],
    ),
  };
}

/** Two ways to draw the line: through the loss itself, and through what of it is above the floor. */
export interface Laws {
  readonly plain: Fit;
  readonly aboveFloor: Fit;
}

export const FLOOR = RECIPE_FLOOR.loss;

/** `null` unless all that it is fitted to have been trained. */
export function lawsOf(trained: readonly Trained[], axis: AxisName): Laws | null {
  if (trained.length < WIDTHS.length) return null;
  const points: Measured[] = trained.map((one) => ({ x: one[axis], y: one.loss }));
  const plain = fitPowerLaw(points);
  const aboveFloor = fitPowerLaw(points, FLOOR);
  return plain && aboveFloor && { plain, aboveFloor };
}

/** What each law says of a width, whether it was trained or not. */
export function predictedBy(laws: Laws, axis: AxisName, width: number) {
  const parameters = parametersOf(width);
  const x = axis === 'parameters' ? parameters : trainingFlops(parameters, TOKENS);
  return { x, plain: valueAt(laws.plain.law, x), aboveFloor: valueAt(laws.aboveFloor.law, x) };
}
