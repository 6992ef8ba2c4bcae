/** What interventions show of the base model that comes with the guide: each of these is told in chapter 2. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANIMALS, HELD_OUT, smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import { documentPrompt } from '../../src/core/batches';
import { factContinuations } from '../../src/core/facts';
import { silence, type Intervention } from '../../src/core/interventions';
import { GREEDY } from '../../src/core/sampling';
import { fillInFacts } from '../../src/store/exam/runExam';
import { generateText } from '../../src/store/generation/generateText';
import { startShippedModel, type ShippedModel } from './shippedModel';

let shipped: ShippedModel;
beforeAll(async () => {
  shipped = await startShippedModel();
  await shipped.become('base');
});
afterAll(() => shipped.dispose());

const knownFacts = async (interventions: readonly Intervention[] = []): Promise<boolean[]> => {
  const continuations = factContinuations(shipped.tokenizer, ANIMALS);
  const scores = await shipped.client.call('scoreContinuations', { continuations, interventions });
  return scores!.map(({ isGreedy }) => isGreedy);
};
const count = (known: readonly boolean[]) => known.filter(Boolean).length;

describe('facts', () => {
  it('are known by reading where they are known by writing', async () => {
    const known = await knownFacts();
    const written = await fillInFacts(shipped, ANIMALS);
    expect(known).toEqual(written.map(({ passes }) => passes.exact));
    expect(count(known)).toBeGreaterThan(230);
  });

  it('hang on one head, without which few are left, and on no other', async () => {
    const { nLayer, nHead } = shipped.record.config;
    const left: number[] = [];
    for (let layer = 0; layer < nLayer; layer++) {
      for (let head = 0; head < nHead; head++) {
        left.push(count(await knownFacts([silence(`layers.${layer}.attentionHeads`, head)])));
      }
    }
    const [least, next] = [...left].sort((a, b) => a - b);
    expect(least).toBeLessThan(50);
    expect(next).toBeGreaterThan(200);
  });

  it('are written by the MLP', async () => {
    expect(count(await knownFacts([silence('layers.0.mlpOut')]))).toBeLessThan(10);
  });
});

it('writes, and is judged, as it is changed', async () => {
  const { client, tokenizer } = shipped;
  const prompts = [documentPrompt(tokenizer, 'The zebra eats')];
  const options = { sampling: GREEDY, maxNewTokens: 2, seed: 0 };
  const write = async (interventions: readonly Intervention[]) => {
    const { texts } = await generateText(shipped, prompts, { ...options, interventions });
    return texts[0].text;
  };
  const silenced = [silence('layers.0.attentionOut')];
  expect(await write([])).toBe(' grass.');
  expect(await write(silenced)).not.toBe(' grass.');

  const documents = smallWorldDocuments(HELD_OUT).slice(0, 100);
  const { loss } = await client.call('evaluate', { documents });
  const without = await client.call('evaluate', { documents, interventions: silenced });
  expect(without.loss).toBeGreaterThan(loss + 0.5);
  const same = await client.call('evaluate', { documents, interventions: [] });
  expect(same.loss).toBe(loss);
  expect(tokenizer.decode(prompts[0].slice(1))).toBe('The zebra eats');
});
