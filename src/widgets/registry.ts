/** Every live figure of the guide: a folder here, a file of strings of the same name, and one line. */

import { lazy } from 'react';
import type { ComponentType } from 'react';

interface FigureEntry {
  /** Its code, fetched when a reader comes near it. Chapters are MDX, whose props have no types. */
  // oxlint-disable-next-line typescript/no-explicit-any -- the same
  readonly load: () => Promise<{ readonly default: ComponentType<any> }>;
  /** Of the place that is kept for it, in CSS pixels: on a screen of 720 px and more, and on a narrower one. */
  readonly height: readonly [wide: number, narrow: number];
  /** What it is called in chapters, addresses and links, where that is not its name. */
  readonly id?: string;
}

/** In the order of the chapters. */
export const FIGURES = {
  Neuron: { load: () => import('./Neuron'), height: [943, 1442] },
  Bends: { load: () => import('./Bends'), height: [863, 1005] },
  NeuralNetwork: { load: () => import('./NeuralNetwork'), height: [1024, 2194] },
  Downhill: { load: () => import('./Downhill'), height: [513, 581] },
  Backpropagation: { load: () => import('./Backpropagation'), height: [986, 1440] },
  Overfitting: { load: () => import('./Overfitting'), height: [740, 1323] },
  Tokens: { load: () => import('./Tokens'), height: [932, 1530] },
  EmbeddingMap: { load: () => import('./EmbeddingMap'), height: [238, 262] },
  EncoderDecoder: { load: () => import('./EncoderDecoder'), height: [858, 1433] },
  BridgeCut: { load: () => import('./BridgeCut'), height: [301, 486] },
  AttentionByHand: { load: () => import('./AttentionByHand'), height: [1108, 1775] },
  RotaryPosition: { load: () => import('./RotaryPosition'), height: [273, 389] },
  AttentionMap: { load: () => import('./AttentionMap'), height: [499, 714] },
  HeadAblation: { load: () => import('./HeadAblation'), height: [560, 860] },
  // It stands where one block stood alone, and pages of others name it so.
  WholePass: { load: () => import('./WholePass'), height: [352, 446], id: 'TransformerBlock' },
  HeadSwap: { load: () => import('./HeadSwap'), height: [900, 1300] },
  Weights: { load: () => import('./Weights'), height: [238, 286] },
  Surprise: { load: () => import('./Surprise'), height: [377, 518] },
  TrainingBudget: { load: () => import('./TrainingBudget'), height: [1301, 1733] },
  ThisDevice: { load: () => import('./ThisDevice'), height: [839, 1258] },
  ParametersFile: { load: () => import('./ParametersFile'), height: [273, 390] },
  OneStep: { load: () => import('./OneStep'), height: [290, 452] },
  Predict: { load: () => import('./Predict'), height: [330, 380] },
  PreTraining: { load: () => import('./PreTraining'), height: [582, 736] },
  Reciting: { load: () => import('./Reciting'), height: [997, 1260] },
  ScalingLaw: { load: () => import('./ScalingLaw'), height: [1006, 1413] },
  RecordedRun: { load: () => import('./RecordedRun'), height: [170, 214] },
  FineTuning: { load: () => import('./FineTuning'), height: [978, 1190] },
  Exam: { load: () => import('./Exam'), height: [737, 1099] },
  // Links and pages of others name it so, and what readers have tried is kept under that.
  CompareModels: { load: () => import('./CompareModels'), height: [743, 1029], id: 'Beside' },
  Chat: { load: () => import('./Chat'), height: [763, 855] },
  EngineBench: { load: () => import('./EngineBench'), height: [374, 472] },
  NextToken: { load: () => import('./NextToken'), height: [301, 325] },
  TakeHome: { load: () => import('./TakeHome'), height: [415, 596] },
  WholeLife: { load: () => import('./WholeLife'), height: [640, 1000] },
} as const satisfies Readonly<Record<string, FigureEntry>>;

export type FigureName = keyof typeof FIGURES;

/** The same as a list, each with the id that the pages know it by. */
export const figureEntries = (Object.entries(FIGURES) as [FigureName, FigureEntry][]).map(
  ([name, { load, height, id = name }]) => ({ name, id, load, height }),
);

/** The bar that shows the reader's model: on every page, and no figure. */
export const ModelBar = lazy(() => import('./ModelBar'));
