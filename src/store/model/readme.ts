/** The page that lies in the folder of a model that is taken home. */

import strings from '#strings/readme';
import { countParameters, type ModelConfig } from '../../core/config';
import type { About } from '../../core/files/about';

const PROMPT: Readonly<Record<'document' | 'chat', string>> = {
  document: 'inputs = tokenizer("The", return_tensors="pt")',
  chat: `chat = [{"role": "user", "content": "Hello!"}]
inputs = tokenizer.apply_chat_template(chat, add_generation_prompt=True, return_tensors="pt", return_dict=True)`,
};

/** A reader's own words inside Markdown: they stay words. */
const plain = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|&~]/g, '\\$&');

const stepsOf = (count: number | null): string =>
  count === null ? strings.table.unknown : strings.table.steps(count);

export function readme(config: ModelConfig, about: About): string {
  const { table, python, files } = strings;
  const rows: readonly (readonly [name: string, value: string])[] = [
    [table.age, about.age === null ? table.unknown : strings.ages[about.age]],
    [table.corpus, about.corpus === null ? table.unknown : plain(about.corpus)],
    [table.seed, String(about.seed ?? table.unknown)],
    [table.pretraining, stepsOf(about.pretrainingSteps)],
    [table.fineTuning, stepsOf(about.fineTuningSteps)],
    [table.layers, String(config.nLayer)],
    [table.heads, table.headCounts(config.nHead, config.nKvHead)],
    [table.width, table.widths(config.dModel, config.hiddenDim)],
    [table.vocabulary, table.tokens(config.vocabSize)],
    [table.context, table.tokens(config.contextLength)],
  ];
  return `# ${strings.title}

${strings.lead(countParameters(config))}

| | |
|---|---|
${rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}

## ${python.title}

${python.before}

\`\`\`python
from transformers import AutoModelForCausalLM, AutoTokenizer
model, tokenizer = AutoModelForCausalLM.from_pretrained("."), AutoTokenizer.from_pretrained(".")
${PROMPT[about.age === 'assistant' ? 'chat' : 'document']}
print(tokenizer.decode(model.generate(**inputs)[0]))
\`\`\`

${python.after}

## ${files.title}

${files.list.map((item) => `- ${item}`).join('\n')}

${files.again}
`;
}
