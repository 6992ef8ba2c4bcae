/** The page that lies in the folder of a model that is taken home. */

import strings from '#strings/readme';
import { countParameters, type ModelConfig } from '../../core/config';
import { CORPUS_NAMES_IN_FILES } from '../../core/files/corpusNames';
import type { About, Precision } from '../../core/files/modelPackage';

/** What a model is asked here, in the language that it speaks: of the small world, or of anything. */
interface Example {
  readonly text: string;
  readonly question: string;
}

const SMALL_WORLD: Example = { text: 'The zebra', question: 'What does the zebra eat?' };
const ANY: Example = { text: 'The', question: 'Hello!' };

/** Commands that run it, of an assistant also those that ask it. */
const commands = ({ text, question }: Example, chats: boolean): string =>
  ['python3 run.py', 'node run.mjs']
    .flatMap((run) => [`${run} "${text}"`, ...(chats ? [`${run} --chat "${question}"`] : [])])
    .join('\n');

/** What `transformers` is given to go on with. */
const inputs = ({ text, question }: Example, chats: boolean): string =>
  chats
    ? `chat = [{"role": "user", "content": "${question}"}]
inputs = tokenizer.apply_chat_template(chat, add_generation_prompt=True, return_tensors="pt", return_dict=True)`
    : `inputs = tokenizer("${text}", return_tensors="pt")`;

/** A reader's own words inside Markdown: they stay words. */
const plain = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|&~]/g, '\\$&');

const stepsOf = (count: number | null): string =>
  count === null ? strings.table.unknown : strings.table.steps(count);

/** What the page tells of a model. */
interface Told {
  readonly config: ModelConfig;
  readonly about: About;
  readonly precision: Precision;
  /** Whether the code that runs it lies beside it. */
  readonly runs: boolean;
}

/** @param siteUrl where the guide is, if it is known: the chapters that the code names are below it */
export function readme({ config, about, precision, runs }: Told, siteUrl: string): string {
  const { table, others, files } = strings;
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
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const chats = about.age === 'assistant';
  const example = about.corpus === CORPUS_NAMES_IN_FILES.smallWorld ? SMALL_WORLD : ANY;
  const programs = [...(runs ? [others.code] : []), ...others.rows];
  return `# ${strings.title}

${strings.lead(countParameters(config), siteUrl)}

| | |
|---|---|
${rows.map(row).join('\n')}
${runs ? `\n${runIt(example, chats, config.contextLength)}` : ''}
## ${others.title}

${[others.columns, ['---', '---', '---'], ...programs].map(row).join('\n')}

\`\`\`python
from transformers import AutoModelForCausalLM, AutoTokenizer
model, tokenizer = AutoModelForCausalLM.from_pretrained("."), AutoTokenizer.from_pretrained(".")
${inputs(example, chats)}
print(tokenizer.decode(model.generate(**inputs)[0]))
\`\`\`

${runs ? `${others.after}\n\n` : ''}## ${files.title}

${[...files.list(precision), ...(runs ? [files.code] : [])].map((item) => `- ${item}`).join('\n')}
`;
}

const runIt = (example: Example, chats: boolean, contextLength: number): string =>
  `## ${strings.run.title}

${strings.run.before}

\`\`\`sh
${commands(example, chats)}
\`\`\`

${strings.run.after(contextLength)}
`;
