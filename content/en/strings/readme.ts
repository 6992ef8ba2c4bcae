/** `README.md` in the folder of a model that is taken home, in Markdown: code says where what stands. */

import { formatNumber, plural } from '../../../src/language/format';

const stepForms = { one: 'step', other: 'steps' };
const precisions = {
  float32: 'as float32',
  float16: 'as float16, each rounded to eleven binary digits',
};
const tokenForms = { one: 'token', other: 'tokens' };

export default {
  title: 'A language model from a browser',
  /** @param siteUrl of the guide; empty if it is not known */
  lead: (parameters: number, siteUrl: string) =>
    `A Llama of ${formatNumber(parameters)} parameters, made with the guide ${siteUrl ? `[LLMs Under the Hood](${siteUrl})` : '*LLMs Under the Hood*'}.`,
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
  run: {
    title: 'Run it',
    before:
      'The two programs here are short, and commented with the chapters of the guide. `run.py` needs Python 3.8 or newer and numpy (`python3 -m pip install numpy`), `run.mjs` needs Node 20 or newer and nothing else. Unpack the archive. Then, in its folder (on Windows with `py` for `python3`):',
    after: (context: number) =>
      `Both write the likeliest tokens, until \`<|end|>\` or 100 of them: the text that the guide writes at temperature 0. \`--temperature 0.8 --seed 1\` draws instead, and \`--help\` tells the rest. Of a longer text they see the last ${plural(context, tokenForms)} at a time, as the guide does.`,
  },
  others: {
    title: 'Open it elsewhere',
    columns: ['Program', 'File', 'How'],
    code: ['`run.py`, `run.mjs`', 'this folder', 'the commands above'],
    rows: [
      [
        'Hugging Face `transformers` 4 or 5',
        'this folder',
        '`pip install torch transformers`, then the lines below, in this folder',
      ],
      [
        'llama.cpp, and programs that build on it',
        '`model.gguf`',
        'a file of its own, not in this folder: the guide writes it, in the figure “Your two files” of its chapter “Inference”, and says there if this model cannot go that way. llama.cpp’s converter does not know this tokenizer',
      ],
      [
        'the guide',
        '`parameters.zip` or `model.gguf`',
        'from the panel of the model, at the top of a page',
      ],
    ],
    after:
      '`transformers` writes until `<|end|>`, or until prompt and answer fill the context. Typed in a text, `<|user|>` is a\nspecial token there; in the guide and in the programs here it is text.',
  },
  files: {
    title: 'What is here',
    list: (precision: 'float32' | 'float16') => [
      `\`model.safetensors\`: the parameters, ${precisions[precision]}. The first five rows of the table are in its metadata.`,
      '`config.json`: its shape, as `LlamaForCausalLM`.',
      '`tokenizer.json`, `tokenizer_config.json`: byte-pair encoding, and the format of a chat.',
      '`generation_config.json`: where writing stops, for `transformers`.',
    ],
    code: '`run.py`, `run.mjs`: the code that runs it. Take them for what you like (MIT licence).',
  },
};
