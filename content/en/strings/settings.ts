/** What a reader chooses before a life: each setting and each size, with a sentence about it. */

export default {
  settings: {
    corpus: {
      label: 'Text',
      help: 'What the model reads in pre-training: it can learn nothing that is not in there.',
    },
    nLayer: {
      label: 'Layers',
      unit: '',
      help: 'Transformer blocks, one after another: each takes the result of the one before further.',
    },
    dModel: {
      label: 'Width',
      unit: 'dimensions',
      help: 'The length of the vector that stands for a token: parameters grow with its square.',
    },
    nHead: {
      label: 'Heads',
      unit: 'a layer',
      help: 'Attention heads share out the width: each looks back for something of its own.',
    },
    contextLength: {
      label: 'Context',
      unit: 'tokens',
      help: 'How far the model can look back: what lies before that, it does not see.',
    },
    vocabSize: {
      label: 'Vocabulary',
      unit: 'tokens',
      help: 'At most so many tokens: more make a text shorter, and each of them rarer.',
    },
    batchSize: {
      label: 'Batch',
      unit: 'sequences a step',
      help: 'Stretches of text that one step learns from: more make a step steadier, and slower.',
    },
    learningRate: {
      label: 'Learning rate',
      unit: '',
      help: 'How far a step of pre-training moves the parameters: too little learns slowly, too much destroys.',
    },
    steps: {
      label: 'Steps of pre-training',
      unit: 'steps',
      help: 'Each step reads one batch and moves every parameter a little.',
    },
    fineTuneSteps: {
      label: 'Steps of fine-tuning',
      unit: 'steps',
      help: 'Steps over the conversations that make an assistant of the base model.',
    },
    fineTuneRate: {
      label: 'Learning rate of fine-tuning',
      unit: '',
      help: 'How far a step of fine-tuning moves the parameters: too little teaches no answers, too much destroys what was learnt.',
    },
    seed: {
      label: 'Seed',
      unit: '',
      help: 'Draws the first parameters and the order of the text: the same seed gives the same model.',
    },
  },
  presets: {
    small: {
      label: 'Small and quick',
      help: '1 layer of width 32 and a tenth of the work: learns some grammar, too little to know facts.',
    },
    recipe: {
      label: 'Full recipe',
      help: '2 layers of width 64: learns the facts and then to answer.',
    },
    medium: {
      label: 'Deeper and wider',
      help: '3 layers of width 96 that look back twice as far: for longer texts, and a little patience.',
    },
    large: {
      label: 'Large',
      help: '4 layers of width 128: minutes on a processor, and better done by a GPU.',
    },
  },
};
