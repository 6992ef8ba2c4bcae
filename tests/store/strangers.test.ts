/** Our assistant, asked what strangers type, on the kernels of simd in Node. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { chatPrompt } from '../../src/core/batches';
import { ANSWER_TOKENS, isAnswerForm } from '../../src/core/exam';
import { GREEDY } from '../../src/core/sampling';
import { generateText } from '../../src/store/generation/generateText';
import { STRANGERS, type Stranger } from '../strangers';
import { startShippedModel, type ShippedModel } from './shippedModel';

let shipped: ShippedModel;

beforeAll(async () => {
  shipped = await startShippedModel();
  await shipped.become('assistant');
}, 60_000);

afterAll(() => shipped.dispose());

async function answerTo(question: string) {
  const prompt = chatPrompt(shipped.tokenizer, [], question);
  const { texts } = await generateText(shipped, [prompt], {
    sampling: GREEDY,
    maxNewTokens: ANSWER_TOKENS,
    seed: 0,
  });
  return texts[0];
}

const NAMES: Readonly<Record<Stranger['expects']['kind'], string>> = {
  answer: 'knows',
  creature: 'makes up',
  outside: 'does not know',
};

it('is asked more than forty things, within its world and outside', () => {
  expect(STRANGERS.length).toBeGreaterThan(40);
  expect(new Set(STRANGERS.map(({ types }) => types)).size).toBe(STRANGERS.length);
});

it.each(STRANGERS.map((one) => [NAMES[one.expects.kind], one.types, one] as const))(
  '%s: %j',
  async (_, types, { expects }) => {
    const { text, ended } = await answerTo(types);
    // A word of the chat format in an answer would be shown to the reader.
    expect(text).not.toMatch(/<\||\|>/);
    if (expects.kind === 'answer') {
      expect(text).toBe(expects.answer);
      expect(ended).toBe(true);
    } else if (expects.kind === 'creature') {
      expect(isAnswerForm(text), text).toBe(true);
      expect(text).toContain(expects.name);
      expect(ended).toBe(true);
    } else {
      expect(ended || /[.!?]/.test(text), text).toBe(true);
    }
  },
);
