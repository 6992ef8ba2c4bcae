/**
 * How high a frame must be for a figure that is in use: with our assistant in it, 800 px wide or wider. A
 * journey (`tests/e2e/embedded.spec.ts`) measures them anew and says what has changed.
 */

/** In CSS pixels, by the ids of the figures. */
export const EMBED_HEIGHTS: Readonly<Record<string, number>> = {
  Neuron: 1100,
  Bends: 1020,
  NeuralNetwork: 1270,
  Downhill: 860,
  Backpropagation: 1250,
  Overfitting: 1000,
  Tokens: 1090,
  EmbeddingMap: 1160,
  EncoderDecoder: 1430,
  BridgeCut: 1000,
  AttentionByHand: 1850,
  RotaryPosition: 1500,
  AttentionMap: 1160,
  HeadAblation: 1000,
  TransformerBlock: 1130,
  HeadSwap: 1420,
  Weights: 980,
  Surprise: 1280,
  TrainingBudget: 1460,
  ThisDevice: 1020,
  ParametersFile: 1500,
  OneStep: 2200,
  Predict: 590,
  PreTraining: 870,
  Reciting: 1150,
  ScalingLaw: 1180,
  RecordedRun: 460,
  FineTuning: 1170,
  Exam: 850,
  Beside: 860,
  Chat: 900,
  EngineBench: 670,
  NextToken: 910,
  TakeHome: 600,
  WholeLife: 1090,
};
