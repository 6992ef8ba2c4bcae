/** The place that each live figure takes before it is there, so that text does not jump. */

export interface WidgetPlace {
  /** Said while the figure is not there. */
  readonly title: string;
  /** Height in CSS pixels on a screen of 720 px and more, and on a narrower one. */
  readonly height: readonly [wide: number, narrow: number];
}

export const WIDGET_PLACES: Readonly<Record<string, WidgetPlace>> = {
  Neuron: { title: 'One neuron', height: [802, 1195] },
  NeuralNetwork: { title: 'A network that learns', height: [924, 1907] },
  Tokens: { title: 'Text as tokens', height: [617, 772] },
  EmbeddingMap: { title: 'A map of embeddings', height: [238, 262] },
  EncoderDecoder: { title: 'Encoder and decoder', height: [766, 1685] },
  AttentionMap: { title: 'Attention, as it is', height: [499, 714] },
  TransformerBlock: { title: 'One block of the model', height: [650, 750] },
  Weights: { title: 'The parameters, all of them', height: [238, 286] },
  TrainingBudget: { title: 'What training costs', height: [1083, 1472] },
  Predict: { title: 'Before you look', height: [330, 380] },
  PreTraining: { title: 'Pre-training', height: [948, 1317] },
  RecordedRun: { title: 'Our run, recorded', height: [170, 214] },
  FineTuning: { title: 'Fine-tuning', height: [1079, 1363] },
  Exam: { title: 'The exam', height: [737, 1099] },
  Beside: { title: 'Base beside assistant', height: [743, 1029] },
  Chat: { title: 'A conversation', height: [440, 523] },
  EngineBench: { title: 'The engines, measured', height: [374, 472] },
  NextToken: { title: 'The next token', height: [301, 325] },
};
