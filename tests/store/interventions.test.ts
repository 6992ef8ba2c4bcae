/** What interventions show of the base model that comes with the guide: each of these is told in chapter 2. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANIMALS, HELD_OUT, smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import { documentPrompt } from '../../src/core/batches';
import { factContinuations } from '../../src/core/facts';
import { silence, type Intervention } from '../../src/core/interventions';
import { createRandom } from '../../src/core/random';
import { distribution, GREEDY } from '../../src/core/sampling';
import {
  firstDifference,
  headPlaces,
  swapIntervention,
  swapped,
  swapsOf,
} from '../../src/core/factSwaps';
import { swapEveryPair, swapHeads } from '../../src/store/generation/swapHeads';
import { fillInFacts } from '../../src/store/exam/runExam';
import { generateText } from '../../src/store/generation/generateText';
import { lensOf, streamNames } from '../../src/core/traceNames';
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

it('says “grass” at the end of the stream alone, read through the lens', async () => {
  const { client, tokenizer, record } = shipped;
  const names = streamNames(record.config).map(lensOf);
  const tokenIds = documentPrompt(tokenizer, 'The zebra eats');
  const arrays = await client.call('trace', { tokenIds, names });
  const said = names.map((name) => {
    const row = arrays[name].data.slice(-record.config.vocabSize);
    return tokenizer.tokenText(row.indexOf(Math.max(...row))).trim();
  });
  expect(said[0]).toBe('eats');
  expect(said.at(-1)).toBe('grass');
  expect(said.slice(0, -1)).not.toContain('grass');
});

describe('swaps', () => {
  const factOf = (name: string, fact: string) =>
    factContinuations(shipped.tokenizer, ANIMALS).find(
      (one) => one.animal.name === name && one.fact === fact,
    )!;
  const model = () => ({ config: shipped.record.config, tokenizer: shipped.tokenizer }) as never;

  it('by the head that does most, a zebra eats bamboo; by any other it goes on with grass', async () => {
    const swap = { from: factOf('panda', 'food'), into: factOf('zebra', 'food') };
    const result = await swapHeads(shipped.client, model(), swap, []);
    expect(result.from.text).toBe('bamboo.');
    expect(result.into.text).toBe('grass.');
    expect(result.swapped.text).toBe('bamboo.');
    expect(result.swapped.ofFrom).toBeGreaterThan(0.9);
    const shares = result.heads.map(({ share }) => share).sort((a, b) => b - a);
    expect(shares[0]).toBeCloseTo(result.swapped.ofFrom, 4);
    expect(shares[1]).toBeLessThan(0.05);

    const other = { layer: 1, head: 3 };
    const without = await swapHeads(shipped.client, model(), swap, [other]);
    expect(without.chosen).toEqual([other]);
    expect(without.swapped.text).toBe('grass.');
    expect(without.heads).toEqual(result.heads);
    // The head tells whose sentence it is, and the MLP behind it writes the fact.
    const [, attention, mlp] = result.stages;
    expect(attention.ofFrom).toBeLessThan(0.1);
    expect(mlp.ofFrom).toBeGreaterThan(0.9);
  });

  it('shares, texts and numbers are those of passes and scores, asked for one by one', async () => {
    const swap = { from: factOf('camel', 'home'), into: factOf('mole', 'home') };
    const { client, tokenizer } = shipped;
    const result = await swapHeads(client, model(), swap, [{ layer: 0, head: 0 }]);
    const name = 'layers.0.attentionHeads';
    const { [name]: written } = await client.call('trace', {
      ...{ tokenIds: swap.from.tokenIds, names: [name] },
    });
    const intervention = swapIntervention(swap, { layer: 0, head: 0 }, written);
    const [taken] = (await client.call('scoreContinuations', {
      ...{ continuations: [swapped(swap)], interventions: [intervention] },
    }))!;
    const share = Math.exp(taken.logProbabilities.reduce((sum, x) => sum + x, 0));
    expect(result.swapped.ofFrom).toBeCloseTo(share, 5);
    expect(result.swapped.text).toBe('in the desert.');
    const last = result.stages.at(-1)!;
    const { logits } = await client.call('trace', {
      ...{ tokenIds: swapped(swap).tokenIds, names: ['logits'], interventions: [intervention] },
    });
    const at = swap.into.from - 1 + firstDifference(swap)!;
    const { vocabSize } = shipped.record.config;
    const row = logits.data.slice(at * vocabSize, (at + 1) * vocabSize);
    const shares = distribution(row, { temperature: 1, topK: 0, topP: 1 });
    expect(last.ofFrom).toBeCloseTo(shares[result.tokens.from], 5);
    expect(last.ofInto).toBeCloseTo(shares[result.tokens.into], 5);
    const width = written.shape[2];
    const begin = (swap.from.from - 1 + firstDifference(swap)!) * width;
    expect(result.numbers[0].from).toEqual(written.data.slice(begin, begin + width));
    expect(tokenizer.tokenText(result.tokens.from).trim()).not.toBe('');
  });

  it('heads are swapped together where several are asked for', async () => {
    const swap = { from: factOf('camel', 'home'), into: factOf('mole', 'home') };
    const { client, record } = shipped;
    const all = headPlaces(record.config);
    const last = all.filter(({ layer }) => layer === record.config.nLayer - 1);
    const [one, some, whole] = [
      await swapHeads(client, model(), swap, last.slice(0, 1)),
      await swapHeads(client, model(), swap, last),
      await swapHeads(client, model(), swap, all),
    ];
    expect(some.chosen).toEqual(last);
    expect(some.numbers.map(({ place }) => place)).toEqual(last);
    expect(some.heads).toEqual(one.heads);
    expect(some.swapped.ofFrom).not.toBeCloseTo(one.swapped.ofFrom, 4);
    expect(some.swapped.text).toBe('under the ground.');
    expect(whole.swapped.text).toBe('in the desert.');
    // By all heads it is the pass of the other sentence but for what its tokens themselves are.
    const names = all.map(({ layer }) => `layers.${layer}.attentionHeads` as const);
    const arrays = await client.call('trace', { tokenIds: swap.from.tokenIds, names });
    const interventions = all.map((place, i) => swapIntervention(swap, place, arrays[names[i]]));
    const [taken] = (await client.call('scoreContinuations', {
      ...{ continuations: [swapped(swap)], interventions },
    }))!;
    const share = Math.exp(sum([...taken.logProbabilities]));
    expect(whole.swapped.ofFrom).toBeCloseTo(share, 5);
  });

  it('work for most animals, and are counted animal by animal', async () => {
    const some = ANIMALS.filter((_, i) => i % 4 === 0);
    const facts = factContinuations(shipped.tokenizer, some);
    const told: number[] = [];
    const counts = await swapEveryPair(shipped.client, facts, [{ layer: 0, head: 0 }], {
      signal: new AbortController().signal,
      onCounts: (all) => told.push(all.length),
    });
    expect(told).toEqual(facts.map((_, i) => i + 1));
    const [all, worked] = [sum(counts.map((one) => one.swaps)), sum(counts.map((one) => one.worked))]; // prettier-ignore
    expect(all).toBe(swapsOf(facts).length);
    expect(worked / all).toBeGreaterThan(0.9);
    const aborted = { signal: AbortSignal.abort(), onCounts: () => {} };
    expect(await swapEveryPair(shipped.client, facts, [{ layer: 0, head: 0 }], aborted)).toEqual(
      [],
    );
  });

  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
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

it('without rotation it loses what it knew of the order of words, and nothing where there is none', async () => {
  const { client } = shipped;
  const documents = smallWorldDocuments(HELD_OUT);
  const random = createRandom(0);
  const shuffled = documents.map((text) => random.shuffle(text.split(' ')).join(' '));
  const lossOf = async (of: readonly string[], rotation: boolean) =>
    (await client.call('evaluate', { documents: of, rotation })).loss;
  const { loss } = await client.call('evaluate', { documents });
  expect(await lossOf(documents, true)).toBe(loss);
  expect(await lossOf(documents, false)).toBeGreaterThan(loss + 0.4);
  const unordered = await lossOf(shuffled, true);
  expect(unordered).toBeGreaterThan(loss + 5);
  expect(Math.abs((await lossOf(shuffled, false)) - unordered)).toBeLessThan(0.4);

  // Facts are told by who the sentence is about: some of them it knows without any order.
  const continuations = factContinuations(shipped.tokenizer, ANIMALS);
  const scores = await client.call('scoreContinuations', { continuations, rotation: false });
  expect(count(scores!.map(({ isGreedy }) => isGreedy))).toBeLessThan(count(await knownFacts()));
});
