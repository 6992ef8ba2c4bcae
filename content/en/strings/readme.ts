/** `README.md` in the folder of a model that is taken home, in Markdown: code says where what stands. */

import { formatNumber, plural } from '../../../src/language/format';

const stepForms = { one: 'step', other: 'steps' };
const tokenForms = { one: 'token', other: 'tokens' };

export default {
  title: 'A language model from a browser',
  lead: (parameters: number) =>
    `A Llama of ${formatNumber(parameters)} parameters, made with the guide *LLMs Under the Hood*.`,
  ages: {
    random: 'random: not trained yet',
    base: 'base: pre-trained on documents, which it continues',
    assistant: 'assistant: pre-trained, then fine-tuned on conversations',
  },
  /** The first cell of each row of a table, and what is no plain number in the second. */
  table: {
    age: 'Age',
    corpus: 'Corpus',
    seed: 'Seed',
    pretraining: 'Pre-training',
    fineTuning: 'Fine-tuning',
    steps: (count: number) => plural(count, stepForms),
    /** Of a model that other software has made. */
    unknown: 'not known',
    layers: 'Layers',
    heads: 'Heads',
    headCounts: (nHead: number, nKvHead: number) =>
      `${nHead} for queries, ${nKvHead} for keys and values`,
    width: 'Width',
    widths: (dModel: number, hiddenDim: number) =>
      `${formatNumber(dModel)}, inside the MLP ${formatNumber(hiddenDim)}`,
    vocabulary: 'Vocabulary',
    context: 'Context',
    tokens: (count: number) => plural(count, tokenForms),
  },
  python: {
    title: 'Open it in Python',
    before: 'Unpack the archive, and `pip install torch transformers`. Then, in this folder:',
    after:
      'It writes until `<|end|>`, or until prompt and answer fill its context. Beyond that it was never trained.',
  },
  files: {
    title: 'What is here',
    list: [
      '`model.safetensors`: the parameters, as float32. The first five rows of the table are in its metadata.',
      '`config.json`: its shape, as `LlamaForCausalLM`.',
      '`tokenizer.json`, `tokenizer_config.json`: byte-pair encoding, and the format of a chat.',
      '`generation_config.json`: where writing stops.',
    ],
    again:
      'The guide reads this archive again. One thing differs: `<|user|>` typed in a text is text in the guide, and the\nspecial token in Python.',
  },
};
