/** The early model that comes with the guide: the run of our base model, looked at after its first hundred steps. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { NamedArrays } from '../../src/core/arrays';
import { FACTS } from '../../src/core/corpus/animals';
import { ANIMALS, smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import { factContinuations } from '../../src/core/facts';
import { pretrainingOf } from '../../src/core/settings';
import { EARLY_STEPS } from '../../src/core/training';
import { fillInFacts } from '../../src/store/exam/runExam';
import { swapEveryPair } from '../../src/store/generation/swapHeads';
import { fetchBundledModel } from '../../src/store/model/bundledModel';
import { agreement } from '../../src/widgets/EmbeddingMap/neighbours';
import { animalPoints, vectorsOf } from '../../src/widgets/EmbeddingMap/points';
import { startShippedModel, type ShippedModel } from './shippedModel';

const measured = JSON.parse(readFileSync('content/measured.json', 'utf8')) as Record<
  string,
  number
>;

it('comes in one file beside the record, as the run would be that was stopped there', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    return new Response(readFileSync(`public/${address}`));
  });
  const { record, checkpoints } = await fetchBundledModel('early', 'models/');
  vi.unstubAllGlobals();
  expect(asked.toSorted()).toEqual(['models/early.safetensors', 'models/life.json']);
  expect(record.runs).toMatchObject({
    pretraining: { step: EARLY_STEPS, status: 'stopped', origin: 'ours' },
    fineTuning: null,
  });
  const { losses, samples } = record.runs.pretraining!;
  expect(losses).toHaveLength(EARLY_STEPS);
  expect(losses.at(-1)).toBeCloseTo(measured['pretraining.lossAt100'], 4);
  expect(samples.length).toBeGreaterThan(0);
  expect(samples.every(({ step }) => step <= EARLY_STEPS)).toBe(true);
  expect(checkpoints.map(({ run, checkpoint }) => [run, checkpoint.step])).toEqual([
    ['pretraining', EARLY_STEPS],
  ]);
});

describe('the early model', () => {
  let shipped: ShippedModel;
  let early: NamedArrays;
  beforeAll(async () => {
    shipped = await startShippedModel();
    await shipped.become('early');
    early = await shipped.client.call('readParameters', {});
  }, 60_000);
  afterAll(() => shipped.dispose());

  it('has learnt how sentences go, and says nearly the same of every animal', async () => {
    const said = await fillInFacts(shipped, ANIMALS);
    const right = said.filter(({ passes }) => passes.exact).length;
    expect(Math.abs(right / said.length - measured['pretraining.factsAt100'])).toBeLessThan(0.01);
    for (const fact of FACTS) {
      const ends = said
        .filter((one) => one.fact === fact)
        .map((one) => /^[^.]*\./.exec(one.said)![0]);
      const commonest = Math.max(...ends.map((end) => ends.filter((one) => one === end).length));
      expect(commonest / ends.length, fact).toBeGreaterThan(0.75);
    }
  });

  it('has embeddings of animals that hardly tell who lives where, as the trained one’s do', async () => {
    const points = animalPoints(shipped.tokenizer);
    const found = ({ embedding }: NamedArrays) =>
      agreement(
        vectorsOf(points, embedding),
        points.map(({ animal }) => animal!.home),
      );
    const { same, of, byLot } = found(early);
    expect(same).toBeLessThan(of / 5);
    expect(same).toBeLessThan(3 * byLot);
    await shipped.become('base');
    const trained = found(await shipped.client.call('readParameters', {}));
    expect(trained.same).toBeGreaterThan(of / 2);
    await shipped.become('early');
  });

  it('has no head that moves a fact from one animal to another: what it writes after a swap it writes without it', async () => {
    const facts = factContinuations(shipped.tokenizer, ANIMALS).filter(
      ({ fact }) => fact === 'food',
    );
    const options = { signal: new AbortController().signal, onCounts: () => {} };
    const counts = await swapEveryPair(shipped.client, facts, [{ layer: 0, head: 0 }], options);
    const sum = (of: 'swaps' | 'worked' | 'anyway') => counts.reduce((n, one) => n + one[of], 0);
    expect(sum('worked')).toBeGreaterThan(0);
    expect(sum('anyway')).toBe(sum('worked'));
    expect(sum('worked') / sum('swaps')).toBeLessThan(0.1);

    // Of the trained one, the swap is what does it.
    await shipped.become('base');
    const trained = await swapEveryPair(shipped.client, facts, [{ layer: 0, head: 0 }], options);
    const [worked, anyway] = [
      trained.reduce((n, one) => n + one.worked, 0),
      trained.reduce((n, one) => n + one.anyway, 0),
    ];
    expect(worked / sum('swaps')).toBeGreaterThan(0.85);
    expect(anyway / worked).toBeLessThan(0.01);
  });

  it('is what the recipe makes in so many steps, in half precision', async () => {
    const { client, record } = shipped;
    const { config, tokenizer, settings } = record;
    await client.call('createModel', { config, tokenizer, seed: settings.seed });
    const { step } = await client.call('train', {
      dataset: { kind: 'documents', documents: smallWorldDocuments() },
      training: pretrainingOf(settings),
      ...{ from: null, until: EARLY_STEPS },
    });
    expect(step).toBe(EARLY_STEPS);
    const trained = await client.call('readParameters', {});
    expect(Object.keys(early).sort()).toEqual(Object.keys(trained).sort());
    for (const [name, { shape, data }] of Object.entries(trained)) {
      expect(early[name].shape).toEqual(shape);
      const furthest = data.reduce((most, value, i) => {
        const off = Math.abs(early[name].data[i] - value);
        // Rounding, and what processors that fuse a product with its sum make of a hundred steps.
        return Math.max(most, off - 2 ** -11 * Math.abs(value));
      }, 0);
      expect(furthest, name).toBeLessThan(1e-3);
    }
  }, 120_000);
});
