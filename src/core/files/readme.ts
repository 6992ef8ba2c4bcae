/** The page that lies in the folder of a model that is taken home. */

import { countParameters, type ModelConfig } from '../config';
import type { About } from './about';

const AGES: Readonly<Record<About['age'], string>> = {
  random: 'random: not trained yet',
  base: 'base: pre-trained on documents, which it continues',
  assistant: 'assistant: pre-trained, then fine-tuned on conversations',
};

const PROMPT: Readonly<Record<'document' | 'chat', string>> = {
  document: 'inputs = tokenizer("The", return_tensors="pt")',
  chat: `chat = [{"role": "user", "content": "Hello!"}]
inputs = tokenizer.apply_chat_template(chat, add_generation_prompt=True, return_tensors="pt", return_dict=True)`,
};

const count = (value: number): string => value.toLocaleString('en-GB');

/** A reader's own words inside Markdown: they stay words. */
const plain = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|&~]/g, '\\$&');

export const readme = (
  config: ModelConfig,
  about: About,
): string => `# A language model from a browser

A Llama of ${count(countParameters(config))} parameters, made with the guide *LLMs Under the Hood*.

| | |
|---|---|
| Age | ${AGES[about.age]} |
| Corpus | ${plain(about.corpus)} |
| Seed | ${about.seed} |
| Pre-training | ${count(about.pretrainingSteps)} steps |
| Fine-tuning | ${count(about.fineTuningSteps)} steps |
| Layers | ${config.nLayer} |
| Heads | ${config.nHead} for queries, ${config.nKvHead} for keys and values |
| Width | ${count(config.dModel)}, inside the MLP ${count(config.hiddenDim)} |
| Vocabulary | ${count(config.vocabSize)} tokens |
| Context | ${count(config.contextLength)} tokens |

## Open it in Python

Unpack the archive, and \`pip install torch transformers\`. Then, in this folder:

\`\`\`python
from transformers import AutoModelForCausalLM, AutoTokenizer
model, tokenizer = AutoModelForCausalLM.from_pretrained("."), AutoTokenizer.from_pretrained(".")
${PROMPT[about.age === 'assistant' ? 'chat' : 'document']}
print(tokenizer.decode(model.generate(**inputs)[0]))
\`\`\`

It writes until \`<|end|>\`, or until prompt and answer fill its context. Beyond that it was never trained.

## What is here

- \`model.safetensors\`: the parameters, as float32. The first five rows of the table are in its metadata.
- \`config.json\`: its shape, as \`LlamaForCausalLM\`.
- \`tokenizer.json\`, \`tokenizer_config.json\`: byte-pair encoding, and the format of a chat.
- \`generation_config.json\`: where writing stops.

The guide reads this archive again. One thing differs: \`<|user|>\` typed in a text is text in the guide, and the
special token in Python.
`;
