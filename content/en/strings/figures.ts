/** The place of a live figure: its title before it is there, and what is said when it does not come. */

export default {
  titles: {
    Neuron: 'One neuron',
    NeuralNetwork: 'A network that learns',
    Tokens: 'Text as tokens',
    EmbeddingMap: 'A map of embeddings',
    EncoderDecoder: 'Encoder and decoder',
    AttentionMap: 'Attention, as it is',
    TransformerBlock: 'One block of the model',
    Weights: 'The parameters, all of them',
    TrainingBudget: 'What training costs',
    Predict: 'Before you look',
    PreTraining: 'Pre-training',
    RecordedRun: 'Our run, recorded',
    FineTuning: 'Fine-tuning',
    Exam: 'The exam',
    Beside: 'Base beside assistant',
    Chat: 'A conversation',
    EngineBench: 'The engines, measured',
    NextToken: 'The next token',
    WholeLife: 'A whole life in one go',
  },
  noScript: 'This figure is live: it needs JavaScript.',
  onItsWay: 'The figure is on its way.',
  show: 'Show this figure',
  unfetched:
    'This figure could not be fetched. The connection may be down, or the guide may have been updated since you opened it. The text does not depend on it.',
  failed: 'This figure has stopped because of a fault. The text does not depend on it.',
  retry: 'Try again',
};
