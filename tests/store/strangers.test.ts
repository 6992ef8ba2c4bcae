/** Our assistant, asked what strangers type, on the kernels of simd in Node. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { isAnswerForm } from '../../src/core/exam';
import { STRANGERS, type Stranger } from '../strangers';
import { startShippedModel, type ShippedModel } from './shippedModel';

let shipped: ShippedModel;

beforeAll(async () => {
  shipped = await startShippedModel();
  await shipped.become('assistant');
}, 60_000);

afterAll(() => shipped.dispose());

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
    const { text, ended } = await shipped.answerTo(types);
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
