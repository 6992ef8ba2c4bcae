/** On the cover: how much the reader has read and tried. */

import type { ReactNode } from 'react';
import { formFor } from '../../../src/language/plural';

export default {
  /** Beside a chapter. */
  count: {
    all: 'all read',
    some: (read: number, all: number) => `${read} of ${all} sections read`,
  },
  heading: 'What you have done',
  forgotten: 'It is forgotten.',
  read: (read: number, all: number) =>
    formFor(all, {
      one: `Read: ${read} of ${all} section.`,
      other: `Read: ${read} of ${all} sections.`,
    }),
  next: (section: ReactNode) => <>Next is {section}.</>,
  tried: (tried: number, all: number) =>
    formFor(all, {
      one: `Tried: ${tried} of ${all} figure.`,
      other: `Tried: ${tried} of ${all} figures.`,
    }),
  untried: (figures: readonly string[]) => `Not yet: ${figures.join(', ')}.`,
  /** As they stand within that sentence. */
  figures: {
    Neuron: 'one neuron',
    NeuralNetwork: 'a network that learns',
    Tokens: 'text as tokens',
    EmbeddingMap: 'a map of embeddings',
    EncoderDecoder: 'encoder and decoder',
    AttentionMap: 'attention, as it is',
    TransformerBlock: 'one block of the model',
    Weights: 'the parameters, all of them',
    TrainingBudget: 'what training costs',
    Predict: 'before you look',
    PreTraining: 'pre-training',
    RecordedRun: 'our run, recorded',
    FineTuning: 'fine-tuning',
    Exam: 'the exam',
    Beside: 'base beside assistant',
    Chat: 'a conversation',
    EngineBench: 'the engines, measured',
    NextToken: 'the next token',
    WholeLife: 'a whole life in one go',
  },
  kept: 'This is kept on your device alone.',
  forget: 'Forget this',
};
