/** The place that each live figure takes before it is there, so that text does not jump. */

import strings from '#strings/figures';

/** In CSS pixels, on a screen of 720 px and more, and on a narrower one. */
type Height = readonly [wide: number, narrow: number];

export interface WidgetPlace {
  /** Said while the figure is not there. */
  readonly title: string;
  readonly height: Height;
}

export type FigureName = keyof typeof strings.titles;

const HEIGHTS: Readonly<Record<FigureName, Height>> = {
  Neuron: [802, 1195],
  NeuralNetwork: [924, 1907],
  Tokens: [617, 772],
  EmbeddingMap: [238, 262],
  EncoderDecoder: [766, 1685],
  AttentionMap: [499, 714],
  TransformerBlock: [650, 750],
  Weights: [238, 286],
  TrainingBudget: [1083, 1472],
  Predict: [330, 380],
  PreTraining: [948, 1317],
  RecordedRun: [170, 214],
  FineTuning: [1079, 1363],
  Exam: [737, 1099],
  Beside: [743, 1029],
  Chat: [440, 523],
  EngineBench: [374, 472],
  NextToken: [301, 325],
  WholeLife: [640, 1000],
};

export const WIDGET_PLACES: Readonly<Record<string, WidgetPlace>> = Object.fromEntries(
  (Object.entries(HEIGHTS) as [FigureName, Height][]).map(([name, height]) => [
    name,
    { title: strings.titles[name], height },
  ]),
);
