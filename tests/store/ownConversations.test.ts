/** Conversations of a reader's own, on the model that comes with the guide, by the real engine. */

import { readFileSync } from 'node:fs';
import { beforeAll, expect, it, vi } from 'vitest';
import { chatPrompt } from '../../src/core/batches';
import { readOwnConversations } from '../../src/core/corpus/ownConversations';
import type { Conversation } from '../../src/core/dataset';
import { readSafetensors } from '../../src/core/files/safetensors';
import { GREEDY } from '../../src/core/sampling';
import { DEFAULT_SETTINGS, fineTuningOf, stepsToLearn } from '../../src/core/settings';
import { createTokenizer, type Tokenizer } from '../../src/core/tokenizer/bpe';
import { createSession } from '../../src/engine/session';
import { checkRecord } from '../../src/store/model/record';
import { EXAMPLE } from '../../src/widgets/FineTuning/example';

const FOLDER = new URL('../../public/models/', import.meta.url);
const WASM = new URL('../../src/engine/simd/kernels/dist/plain.wasm', import.meta.url);
const ANSWER_TOKENS = 48;

const session = createSession();
let tokenizer: Tokenizer;

beforeAll(async () => {
  // TensorFlow.js advises Node's readers of a faster package.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.stubGlobal('fetch', async () => new Response(readFileSync(WASM)));
  await session.start({ engine: 'simd' });
  const { tokenizer: data, config } = checkRecord(
    JSON.parse(readFileSync(new URL('life.json', FOLDER), 'utf8')),
  )!;
  tokenizer = createTokenizer(data);
  session.createModel(config, data, DEFAULT_SETTINGS.seed);
});

/** Fine-tunes the base of the guide, as the figure does. */
async function learn(conversations: readonly Conversation[], fineTuneSteps: number) {
  const { arrays } = readSafetensors(readFileSync(new URL('base.safetensors', FOLDER)));
  session.writeParameters(arrays);
  const { userId, assistantId } = tokenizer;
  await session.reinitialiseTokenRows([userId, assistantId], DEFAULT_SETTINGS.seed);
  const { status } = await session.train(
    {
      dataset: { kind: 'conversations', conversations },
      training: fineTuningOf({ ...DEFAULT_SETTINGS, fineTuneSteps }),
      from: null,
    },
    {
      signal: new AbortController().signal,
      giveWay: async () => {},
      onProgress() {},
      onCheckpoint() {},
    },
  );
  expect(status).toBe('finished');
}

/** What it answers, greedily, up to where it ends by itself. */
async function answerTo(question: string): Promise<string> {
  const { sequences } = await session.generate(
    {
      prompts: [chatPrompt(tokenizer, [], question)],
      maxNewTokens: ANSWER_TOKENS,
      stopTokenId: tokenizer.endId,
      sampling: GREEDY,
      seed: 0,
    },
    {
      signal: new AbortController().signal,
      pause: async () => {},
      onToken() {},
    },
  );
  const ended = sequences[0].at(-1) === tokenizer.endId;
  const text = tokenizer.decode(ended ? sequences[0].slice(0, -1) : sequences[0]);
  return ended ? text.trimStart() : `${text} …`;
}

const FOUR = `USER: What is your name?
ASSISTANT: My name is Robo and I live in Ghent.

USER: Who made you?
ASSISTANT: Anna made me on a rainy Sunday.

USER: What do you like?
ASSISTANT: I like waffles with strawberries.

USER: Goodbye!
ASSISTANT: See you soon, dear friend.
`;

it.each([
  ['four pairs about what the base model never read', FOUR],
  ['the example of the figure', EXAMPLE],
])(
  '%s are learnt word for word in the steps that are chosen',
  { timeout: 240_000 },
  async (_, text) => {
    const { conversations } = readOwnConversations(text);
    await learn(conversations, stepsToLearn(conversations, tokenizer));
    for (const [{ user, assistant }] of conversations) {
      expect([user, await answerTo(user)]).toEqual([user, assistant]);
    }
  },
);

it('of more, and of stranger words, it takes more steps, and never more than a setting may be', () => {
  const of = (count: number, answer: string): Conversation[] =>
    Array.from({ length: count }, (_, i) => [{ user: `What is ${i}?`, assistant: answer }]);
  const steps = (count: number, answer: string) => stepsToLearn(of(count, answer), tokenizer);
  const known = 'The panda eats bamboo.';
  expect(steps(200, known)).toBeGreaterThan(steps(20, known));
  expect(steps(20, 'Xylophones vex quick jackdaws.')).toBeGreaterThan(steps(20, known));
  expect(steps(20_000, known)).toBe(2_000);
});
