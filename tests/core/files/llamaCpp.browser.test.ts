/** A model that leaves the guide as GGUF is in llama.cpp what it is here. */

import { Template } from '@huggingface/jinja';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatPrompt, documentPrompt } from '../../../src/core/batches';
import { ANIMALS, splitAnimals } from '../../../src/core/corpus/smallWorld';
import { ANSWER_TOKENS, clozePrompts, examQuestions } from '../../../src/core/exam';
import { cutsAlike, writeGguf } from '../../../src/core/files/gguf/gguf';
import { llamaConfig, toLlama } from '../../../src/core/files/llama';
import type { ModelPackage } from '../../../src/core/files/modelPackage';
import { GREEDY } from '../../../src/core/sampling';
import { createTokenizer, trainTokenizer, type Tokenizer } from '../../../src/core/tokenizer/bpe';
import { generateText } from '../../../src/store/generation/generateText';
import { fetchBundledModel } from '../../../src/store/model/bundledModel';
import { createClient, type EngineClient } from '../../../src/worker/client';
import { llamaForCausalLM } from './huggingFaceLlama';
import { openInLlamaCpp, type LlamaCpp } from './llamaCpp';
import { broughtPackage, somePackage } from './packages';
import { anyText, ODD_TEXTS } from './texts';

const MODELS = `${import.meta.env.BASE_URL}models/`;

async function shipped(age: 'base' | 'assistant'): Promise<ModelPackage> {
  const { record, checkpoints } = await fetchBundledModel(age, MODELS);
  const { config, tokenizer } = record;
  const { parameters } = checkpoints.at(-1)!.checkpoint;
  const about = { age, corpus: '', seed: 0, pretrainingSteps: 0, fineTuningSteps: 0 };
  return { config, tokenizer, parameters, about };
}

/** What is done with a model once it is there and here. */
interface Both {
  readonly llama: LlamaCpp;
  readonly client: EngineClient;
  readonly tokenizer: Tokenizer;
}

let client: EngineClient;

beforeAll(async () => {
  client = createClient(
    new Worker(new URL('../../../src/worker/engine.worker.ts', import.meta.url), {
      type: 'module',
    }),
  );
  await client.call('start', { engine: 'simd' });
});

afterAll(() => client.dispose());

async function inBoth(
  model: ModelPackage,
  look: (both: Both) => Promise<void>,
  gguf = writeGguf(model, 'F32'),
): Promise<void> {
  const { config, tokenizer, parameters } = model;
  await client.call('createModel', { config, tokenizer, seed: 0 });
  await client.call('writeParameters', { parameters: structuredClone(parameters) });
  const llama = await openInLlamaCpp(gguf);
  try {
    await look({ llama, client, tokenizer: createTokenizer(tokenizer) });
  } finally {
    await llama.close();
  }
}

/** Logits, but for a constant. */
function logProbabilities(logits: ArrayLike<number>): number[] {
  const all = Array.from(logits);
  const peak = Math.max(...all);
  const total = Math.log(all.reduce((sum, x) => sum + Math.exp(x - peak), 0));
  return all.map((x) => x - peak - total);
}

const furthest = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  expect(a).toHaveLength(b.length);
  return Array.from(a).reduce((most, x, i) => Math.max(most, Math.abs(x - b[i])), 0);
};

async function greedy({ client, tokenizer }: Both, prompt: number[], maxNewTokens: number) {
  const options = { sampling: GREEDY, maxNewTokens, seed: 0 };
  const { texts } = await generateText({ client, tokenizer }, [prompt], options);
  return texts[0].text;
}

/** What the template of a file makes of a question, an answer as it was written, and so on. */
function rendering({ chatTemplate }: LlamaCpp): (said: readonly string[]) => string {
  const template = new Template(chatTemplate);
  const tokens = { bos_token: '<|end|>', eos_token: '<|end|>' };
  return (said) =>
    template.render({
      messages: said.map((content, i) => ({ role: i % 2 ? 'assistant' : 'user', content })),
      ...tokens,
      add_generation_prompt: said.length % 2 === 1,
    });
}

describe('llama.cpp', () => {
  it('opens our base, and writes and expects what it does here', async () => {
    const model = await shipped('base');
    const { contextLength } = model.config;
    await inBoth(model, async (both) => {
      const prompts = clozePrompts(ANIMALS)
        .filter((_, i) => i % 15 === 0)
        .slice(0, 12);
      expect(prompts).toHaveLength(12);
      for (const { prefix } of prompts) {
        const ids = documentPrompt(both.tokenizer, prefix);
        expect([ids[0], ...(await both.llama.tokenize(prefix))]).toEqual(ids);
        // Behind its context the window slides here, and not there.
        const room = contextLength - ids.length;
        expect(await both.llama.continued(ids, room)).toBe(await greedy(both, ids, room));
        const logits = await both.client.call('logits', { tokenIds: ids });
        const there = await both.llama.logProbabilities(ids);
        expect(furthest(there, logProbabilities(logits))).toBeLessThan(1e-3);
      }
    });
  });

  it.each([
    ['F32', 20, 20],
    // Rounded weights may tip a close call.
    ['F16', 5, 4],
    ['Q8_0', 5, 4],
  ] as const)(
    'answers as our assistant, in %s, asked %i questions by the template in the file',
    async (type, questions, least) => {
      const model = await shipped('assistant');
      const look = async (both: Both) => {
        const { llama, tokenizer } = both;
        const render = rendering(llama);
        const asked = examQuestions(splitAnimals(8).unseen).slice(0, questions);
        expect(asked).toHaveLength(questions);
        let alike = 0;
        for (const { question } of asked) {
          const ids = chatPrompt(tokenizer, [], question);
          expect(await llama.tokenize(render([question]))).toEqual(ids);
          const room = Math.min(ANSWER_TOKENS, model.config.contextLength - ids.length);
          // The space before an answer is the template's, which ends before it.
          const text = (await llama.continued(ids, room)).replace(/^ /, '');
          if (text === (await greedy(both, ids, room))) alike++;
        }
        expect(alike).toBeGreaterThanOrEqual(least);
      };
      await inBoth(model, look, writeGguf(model, type));
    },
  );

  it('goes on with a conversation, and understands what is cut apart from its template', async () => {
    await inBoth(await shipped('assistant'), async ({ llama, tokenizer }) => {
      const render = rendering(llama);
      const turn = { user: 'What do zebras eat?', assistant: 'The zebra eats grass.' };
      const said = [turn.user, ` ${turn.assistant}`, 'Where?'];
      expect(await llama.tokenize(render(said))).toEqual(chatPrompt(tokenizer, [turn], 'Where?'));

      // As node-llama-cpp does it: the answer is in the template, and the model begins where it would.
      const [before, between] = render(['QUESTION', 'ANSWER']).split(/QUESTION|ANSWER/);
      const ends = [await llama.tokenize(before), await llama.tokenize(between)];
      let right = 0;
      for (const { question, answer } of examQuestions(splitAnimals(8).unseen).slice(0, 20)) {
        const ids = [...ends[0], ...(await llama.tokenize(question)), ...ends[1]];
        if ((await llama.continued(ids, ANSWER_TOKENS)) === ` ${answer}`) right++;
      }
      expect(right).toBeGreaterThanOrEqual(16);
    });
  });

  it.each([
    ['our own vocabulary, grouped queries', somePackage(), 200],
    ["GPT-2's pattern, an untied head", broughtPackage(3, { tiedHead: false }), 50],
    ["Llama 3's pattern, a head for every key", broughtPackage(4, { nKvHead: 4, dModel: 40 }), 50],
    ["SmolLM's pattern, one head", broughtPackage(5, { nHead: 1, nKvHead: 1, nLayer: 1 }), 50],
  ])('makes our tokens of odd texts, and expects what we do: %s', async (_, model, count) => {
    await inBoth(model, async ({ llama, tokenizer }) => {
      for (const text of [...ODD_TEXTS, ...Array.from({ length: count }, (_, k) => anyText(k))]) {
        expect(await llama.tokenize(text), JSON.stringify(text)).toEqual(tokenizer.encode(text));
      }
      const ids = documentPrompt(tokenizer, ODD_TEXTS[0]);
      const tensors = toLlama(model.config, model.parameters);
      const here = llamaForCausalLM(llamaConfig(model.config, 0), tensors, ids).at(-1)!;
      const there = await llama.logProbabilities(ids);
      expect(furthest(there, logProbabilities(here))).toBeLessThan(1e-3);
    });
  });

  it.each([
    ['लड़की बगीचे में खेलती है।', false],
    ['la fille joue à l’école, et dit : « où ? »', true],
  ])('makes the tokens of %j, or it is known that it does not: %s', async (sentence, alike) => {
    const tokenizer = trainTokenizer(Array<string>(300).fill(sentence), 400);
    const model = somePackage({ config: { vocabSize: createTokenizer(tokenizer).vocabSize } });
    await inBoth({ ...model, tokenizer }, async (both) => {
      const there = await both.llama.tokenize(sentence);
      expect(there.join() === both.tokenizer.encode(sentence).join()).toBe(alike);
      expect(cutsAlike(tokenizer)).toBe(alike);
    });
  });
});
