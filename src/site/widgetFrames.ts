/** The place that each live figure takes before it is there, so that text does not jump. */

export interface WidgetPlace {
  /** Said while the figure is not there. */
  readonly title: string;
  /** Height in CSS pixels on a screen of 720 px and more, and on a narrower one. */
  readonly height: readonly [wide: number, narrow: number];
}

export const WIDGET_PLACES: Readonly<Record<string, WidgetPlace>> = {
  Neuron: { title: 'One neuron', height: [480, 760] },
  NeuralNetwork: { title: 'A network that learns', height: [720, 1040] },
  Tokens: { title: 'Text as tokens', height: [360, 460] },
  EncoderDecoder: { title: 'Encoder and decoder', height: [620, 980] },
  AttentionMap: { title: 'Attention, as it is', height: [500, 714] },
  TransformerBlock: { title: 'One block of the model', height: [640, 720] },
  TrainingBudget: { title: 'What training costs', height: [640, 980] },
  PreTraining: { title: 'Pre-training', height: [720, 860] },
  FineTuning: { title: 'Fine-tuning', height: [720, 860] },
  Chat: { title: 'A conversation', height: [460, 520] },
  NextToken: { title: 'The next token', height: [301, 325] },
};
