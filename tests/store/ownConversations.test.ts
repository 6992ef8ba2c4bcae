/** Conversations of a reader's own, on the model that comes with the guide, by the real engine. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { chatPrompt } from '../../src/core/batches';
import { readOwnConversations } from '../../src/core/corpus/ownConversations';
import type { Conversation } from '../../src/core/dataset';
import { GREEDY } from '../../src/core/sampling';
import { stepsToLearn } from '../../src/core/settings';
import { generateText } from '../../src/store/generation/generateText';
import { EXAMPLE } from '../../src/widgets/FineTuning/example';
import { startShippedModel, type ShippedModel } from './shippedModel';

const ANSWER_TOKENS = 48;

let shipped: ShippedModel;
beforeAll(async () => void (shipped = await startShippedModel()), 60_000);
afterAll(() => shipped.dispose());

/** What it answers, greedily, up to where it ends by itself. */
async function answerTo(question: string): Promise<string> {
  const prompt = chatPrompt(shipped.tokenizer, [], question);
  const { texts } = await generateText(shipped, [prompt], {
    sampling: GREEDY,
    maxNewTokens: ANSWER_TOKENS,
    seed: 0,
  });
  const [{ text, ended }] = texts;
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
    await shipped.fineTune(conversations, {
      fineTuneSteps: stepsToLearn(conversations, shipped.tokenizer),
    });
    for (const [{ user, assistant }] of conversations) {
      expect([user, await answerTo(user)]).toEqual([user, assistant]);
    }
  },
);

it('of more, and of stranger words, it takes more steps, and never more than a setting may be', () => {
  const of = (count: number, answer: string): Conversation[] =>
    Array.from({ length: count }, (_, i) => [{ user: `What is ${i}?`, assistant: answer }]);
  const steps = (count: number, answer: string) =>
    stepsToLearn(of(count, answer), shipped.tokenizer);
  const known = 'The panda eats bamboo.';
  expect(steps(200, known)).toBeGreaterThan(steps(20, known));
  expect(steps(20, 'Xylophones vex quick jackdaws.')).toBeGreaterThan(steps(20, known));
  expect(steps(20_000, known)).toBe(2_000);
});
