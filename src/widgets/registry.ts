/**
 * Every live figure of the guide, by the name that chapters use: one folder, one line here.
 * Lazy, so that a page loads a figure's code only when the reader comes near it:
 * `Neuron: lazy(() => import('./Neuron')),`
 */

import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';

/** Props are checked in a widget's own folder; chapters are MDX, which has no types. */
export type Widget = LazyExoticComponent<ComponentType<any>>;

export const widgets: Readonly<Record<string, Widget>> = {
  AttentionMap: lazy(() => import('./AttentionMap')),
  Beside: lazy(() => import('./CompareModels/index')),
  Chat: lazy(() => import('./Chat')),
  EmbeddingMap: lazy(() => import('./EmbeddingMap')),
  EncoderDecoder: lazy(() => import('./EncoderDecoder')),
  EngineBench: lazy(() => import('./EngineBench')),
  Exam: lazy(() => import('./Exam')),
  FineTuning: lazy(() => import('./FineTuning')),
  ModelBar: lazy(() => import('./ModelBar')),
  NeuralNetwork: lazy(() => import('./NeuralNetwork')),
  Neuron: lazy(() => import('./Neuron')),
  NextToken: lazy(() => import('./NextToken')),
  Predict: lazy(() => import('./Predict')),
  PreTraining: lazy(() => import('./PreTraining')),
  RecordedRun: lazy(() => import('./RecordedRun')),
  Tokens: lazy(() => import('./Tokens')),
  TrainingBudget: lazy(() => import('./TrainingBudget')),
  TransformerBlock: lazy(() => import('./TransformerBlock')),
  Weights: lazy(() => import('./Weights')),
  WholeLife: lazy(() => import('./WholeLife')),
};
