/** What the reader can choose, and how fast the training is shown. */

import strings from '#strings/figures/NeuralNetwork';
import type { Activation, DataName, NetworkConfig } from '../../core/network';
import { formatNumber } from '../../language/format';
import type { LinkSchema } from '../../core/linkState';

export interface Settings {
  readonly data: DataName;
  readonly shape: ShapeName;
  readonly activation: ActivationName;
  /** Draws the first weights. */
  readonly seed: number;
}

export const SHAPES = {
  none: { label: strings.settings.noHidden, hidden: [] },
  three: { label: '3', hidden: [3] },
  six: { label: '6', hidden: [6] },
  fours: { label: '4 + 4', hidden: [4, 4] },
  sixes: { label: '6 + 6', hidden: [6, 6] },
} as const satisfies Record<string, { label: string; hidden: readonly number[] }>;

export type ShapeName = keyof typeof SHAPES;

/** Those that the figure has words for. */
export type ActivationName = keyof typeof strings.activations & Activation;

/** The most neurons that a layer of any shape has. */
export const MOST_NEURONS = Math.max(
  ...Object.values(SHAPES).flatMap(({ hidden }): readonly number[] => hidden),
);

export const DATA_NAMES: Readonly<Record<DataName, string>> = strings.dots;

export const ACTIVATION_NAMES: Readonly<Record<ActivationName, string>> = strings.activations;

const keysOf = <Key extends string>(names: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(names) as Key[];

export const FIRST_SETTINGS: Settings = {
  data: 'circle',
  shape: 'fours',
  activation: 'tanh',
  seed: 1,
};

/** What a link holds: not the training, which the reader starts. */
export const FIELDS = {
  data: { kind: 'choice', choices: keysOf(DATA_NAMES), first: FIRST_SETTINGS.data },
  shape: { kind: 'choice', choices: keysOf(SHAPES), first: FIRST_SETTINGS.shape },
  activation: {
    kind: 'choice',
    choices: keysOf(ACTIVATION_NAMES),
    first: FIRST_SETTINGS.activation,
  },
  seed: { kind: 'number', min: 0, max: 999_999, step: 1, first: FIRST_SETTINGS.seed },
} satisfies LinkSchema;

export const LEARNING_RATE = { first: 0.3, least: 0.001, most: 10 } as const;

export const configOf = ({ shape, activation }: Settings): NetworkConfig => ({
  inputs: 2,
  hidden: SHAPES[shape].hidden,
  activation,
  output: 'tanh',
});

/** Three figures, however small it has become. */
export const formatLoss = (loss: number): string => formatNumber(Number(loss.toPrecision(3)), 6);

/** Steps that one press of Train takes at most. */
export const STEPS_A_RUN = 3_000;
/** The boundary has to be seen to move: no picture stands for less than this. */
export const PICTURE_MS = 60;

/** Steps between two pictures: one at first, where each changes much, then ever more, up to 40. */
export const stepsAPicture = (step: number): number =>
  Math.min(40, Math.max(1, Math.floor(step / 25)));
