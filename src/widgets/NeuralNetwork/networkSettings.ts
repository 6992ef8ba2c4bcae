/** What the reader can choose, and how fast the training is shown. */

import strings from '#strings/figures/NeuralNetwork';
import {
  ADAMW,
  drawWeights,
  FEATURE_NAMES,
  initialisationFor,
  MOMENTUM,
  SGD,
  SPIRAL_SETTINGS,
  type Activation,
  type DataName,
  type FeatureName,
  type NetworkConfig,
  type NetworkTraining,
} from '../../core/network';
import { firstOf, type LinkSchema, type LinkState } from '../../core/linkState';
import { formatNumber } from '../../language/format';
import { MOST_DOTS } from './ownDots';

/** Shapes that are chosen by one press; links have called them so from the beginning. */
const SHAPES: Readonly<Record<string, readonly number[]>> = {
  none: [],
  three: [3],
  six: [6],
  fours: [4, 4],
  sixes: [6, 6],
};

export const MOST_LAYERS = 4;
export const MOST_NEURONS = 8;
/** Neurons of the full size that the drawing keeps room for. */
export const ROOM = 6;

/** Those that the figure has words for: all. */
export type ActivationName = keyof typeof strings.activations & Activation;

/** What the dots are: drawn, or the reader's own. */
export type DotsName = DataName | 'own';

export const DATA_NAMES: Readonly<Record<DataName, string>> = strings.dots;
export const ACTIVATION_NAMES: Readonly<Record<ActivationName, string>> = strings.activations;

export const OPTIMISERS = { sgd: SGD, momentum: MOMENTUM, adamw: ADAMW } as const;

const keysOf = <Key extends string>(names: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(names) as Key[];

export const LEARNING_RATE = { first: 0.3, least: 0.001, most: 10 } as const;

const PENALTIES = ['0', '0.0003', '0.001', '0.003', '0.01', '0.03', '0.1'] as const;
/** Between the names of features in a link. */
const AND = '.';
const FIRST_FEATURES: readonly FeatureName[] = ['x1', 'x2'];

/** What a link holds: all that decides what training does, not the training, which the reader starts. */
export const FIELDS = {
  data: { kind: 'choice', choices: [...keysOf(DATA_NAMES), 'own'], first: 'circle' },
  shape: { kind: 'text', maxLength: 16, first: 'fours' },
  activation: { kind: 'choice', choices: keysOf(ACTIVATION_NAMES), first: 'tanh' },
  /** Draws the first weights. */
  seed: { kind: 'number', min: 0, max: 999_999, step: 1, first: 1 },
  rate: {
    ...{ kind: 'number', min: LEARNING_RATE.least, max: LEARNING_RATE.most },
    first: LEARNING_RATE.first,
  },
  /** The reader's own dots, see ownDots.ts. */
  own: { kind: 'text', maxLength: 10 * MOST_DOTS, first: '' },
  noise: { kind: 'number', min: 0, max: 0.3, step: 0.01, first: 0 },
  /** Percent of the dots that are kept for the test. */
  test: { kind: 'number', min: 0, max: 50, step: 5, first: 0 },
  features: { kind: 'text', maxLength: 80, first: FIRST_FEATURES.join(AND) },
  optimiser: { kind: 'choice', choices: keysOf(OPTIMISERS), first: 'sgd' },
  batch: { kind: 'choice', choices: ['1', '10', '40', 'all'], first: 'all' },
  l1: { kind: 'choice', choices: PENALTIES, first: '0' },
  l2: { kind: 'choice', choices: PENALTIES, first: '0' },
} as const satisfies LinkSchema;

export type Settings = LinkState<typeof FIELDS>;

export const FIRST_SETTINGS: Settings = firstOf(FIELDS);

/** Those that hold from the next step on; any other change begins anew. */
export type Pace = Pick<Settings, 'rate' | 'optimiser' | 'batch' | 'l1' | 'l2'>;

/** Neurons of each hidden layer. Of what is no shape: those of the first settings. */
export function hiddenOf(shape: string): readonly number[] {
  if (Object.hasOwn(SHAPES, shape)) return SHAPES[shape];
  const isShape = new RegExp(`^[1-${MOST_NEURONS}](-[1-${MOST_NEURONS}]){0,${MOST_LAYERS - 1}}$`);
  return isShape.test(shape) ? shape.split('-').map(Number) : SHAPES[FIELDS.shape.first];
}

/** As links say it. */
export function shapeOf(hidden: readonly number[]): string {
  const written = hidden.join('-');
  const known = Object.keys(SHAPES).find((name) => SHAPES[name].join('-') === written);
  return known ?? written;
}

/** As readers see it: “4 + 4”. */
export const writeShape = (hidden: readonly number[]): string =>
  hidden.length === 0 ? strings.settings.noHidden : hidden.map(String).join(' + ');

/** The shapes to choose from, and that which is there, if it is another. */
export function shapeOptions(shape: string): { value: string; label: string }[] {
  const there = shapeOf(hiddenOf(shape));
  const names = Object.keys(SHAPES);
  return [...names, ...(names.includes(there) ? [] : [there])].map((value) => ({
    value,
    label: writeShape(hiddenOf(value)),
  }));
}

/** In the order in which all are listed; at least one. */
export function featuresOf(text: string): readonly FeatureName[] {
  const wanted = text.split(AND);
  const known = FEATURE_NAMES.filter((name) => wanted.includes(name));
  return known.length === 0 ? FIRST_FEATURES : known;
}

/**
 * With one feature more or, where it was there, fewer.
 * @returns `null` where none would be left
 */
export function toggleFeature(text: string, name: FeatureName): string | null {
  const before = featuresOf(text);
  const next = FEATURE_NAMES.filter((each) => before.includes(each) !== (each === name));
  return next.length === 0 ? null : next.join(AND);
}

/** What is built of the settings. */
export interface Built {
  readonly config: NetworkConfig;
  readonly features: readonly FeatureName[];
}

export function builtOf({
  shape,
  activation,
  features,
}: Pick<Settings, 'shape' | 'activation' | 'features'>): Built {
  const names = featuresOf(features);
  return {
    features: names,
    config: { inputs: names.length, hidden: hiddenOf(shape), activation, output: 'tanh' },
  };
}

/**
 * Links tell of weights by their seed: for the activations that the figure had from the beginning they
 * are drawn as they always were.
 */
export const firstWeights = (config: NetworkConfig, seed: number) =>
  drawWeights(
    config,
    seed,
    config.activation === 'relu' ? 'lecun' : initialisationFor(config.activation),
  );

export const trainingOf = (pace: Pace, seed: number): NetworkTraining => ({
  learningRate: pace.rate,
  optimiser: OPTIMISERS[pace.optimiser],
  batchSize: pace.batch === 'all' ? null : Number(pace.batch),
  l1: Number(pace.l1),
  l2: Number(pace.l2),
  seed,
});

/** What tells all dots of the spiral apart. */
export const SPIRAL = {
  data: 'spiral',
  shape: shapeOf(SPIRAL_SETTINGS.config.hidden),
  activation: SPIRAL_SETTINGS.config.activation,
  features: SPIRAL_SETTINGS.features.join(AND),
  rate: SPIRAL_SETTINGS.training.learningRate,
  optimiser: SPIRAL_SETTINGS.training.optimiser.kind,
  ...{ batch: 'all', l1: '0', l2: '0', noise: 0, test: 0 },
} as const satisfies Partial<Settings>;

/** Whether these settings are there already. */
export const areSet = (settings: Settings, wanted: Partial<Settings>): boolean =>
  (Object.keys(wanted) as (keyof Settings)[]).every((name) => settings[name] === wanted[name]);

/** Three figures, however small it has become; a dash where there is nothing to lose. */
export const formatLoss = (loss: number): string =>
  Number.isNaN(loss) ? '–' : formatNumber(Number(loss.toPrecision(3)), 6);

/** Steps that one press of Train takes at most. */
export const STEPS_A_RUN = 3_000;
/** The boundary has to be seen to move: no picture stands for less than this. */
export const PICTURE_MS = 60;

/** Steps between two pictures: one at first, where each changes much, then ever more, up to 40. */
export const stepsAPicture = (step: number): number =>
  Math.min(40, Math.max(1, Math.floor(step / 25)));
