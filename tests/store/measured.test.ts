/** The numbers of the prose are those of the model that comes with the guide, and of its recipe. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANIMALS, smallWorldConversations, splitAnimals } from '../../src/core/corpus/smallWorld';
import { askQuestions, fillInFacts, heldOutLoss } from '../../src/store/exam/runExam';
import { shareOf } from '../examShare';
import { countRecipe } from '../life/counted';
import { FAST } from '../life/measured';
import { startShippedModel, type ShippedModel } from './shippedModel';

const measured = JSON.parse(readFileSync('content/measured.json', 'utf8')) as Record<
  string,
  number
>;

describe('what follows from the recipe', () => {
  const { vocabSize, parameterCount, steps, predictions, flops, timesAsMuch, ...others } =
    countRecipe(0);
  const { tokens, conversations } = others;

  it.each<[string, number]>([
    ...Object.entries({ vocabSize, parameterCount, steps, predictions, conversations }),
    ...Object.entries({ flops, timesAsMuch }),
    ['lnV', Math.log(vocabSize)],
    ['corpus.tokens', tokens],
    ['corpus.passes', predictions / tokens],
    ['corpus.tokensPerParameter', tokens / parameterCount],
    ['base.choices', Math.exp(measured['base.loss'])],
  ])('%s', (id, value) => {
    expect(measured[id] / value).toBeCloseTo(1, 4);
  });
});

describe('the model that comes with the guide', () => {
  /** It was made by other instructions of the processor, which may change a few answers of 360. */
  const SHARE = 0.01;
  const LOSS = 0.002;

  let shipped: ShippedModel;
  beforeAll(async () => void (shipped = await startShippedModel()), 60_000);
  afterAll(() => shipped.dispose());

  const expectNear = (id: string, value: number, by: number) =>
    expect(Math.abs(value - measured[id]), `${id}: ${value}`).toBeLessThanOrEqual(by);
  const facts = async () => shareOf(await fillInFacts(shipped, ANIMALS), 'exact');
  const exam = () =>
    askQuestions(shipped, splitAnimals(0).unseen).then((answers) => shareOf(answers, 'exact'));

  it('began and went on as the prose says', () => {
    const { pretraining, fineTuning } = shipped.record.runs;
    expectNear('pretraining.firstLoss', pretraining!.losses[0], LOSS);
    expectNear('pretraining.lossAt100', pretraining!.losses[99], LOSS);
    expectNear('fineTuning.firstLoss', fineTuning!.losses[0], LOSS);
  });

  it('knows as a base model what the prose says', async () => {
    await shipped.become('base');
    expectNear('base.loss', await heldOutLoss(shipped), LOSS);
    expectNear('base.facts', await facts(), SHARE);
    expectNear('base.chatExact', await exam(), SHARE);
  });

  it('knows as an assistant what the prose says', async () => {
    await shipped.become('assistant');
    expectNear('assistant.loss', await heldOutLoss(shipped), LOSS);
    expectNear('assistant.facts', await facts(), SHARE);
    expectNear('exam.exact.0', await exam(), SHARE);
  });

  it('answers less than half, if it is fine-tuned with eight times the learning rate', async () => {
    const { seed, fineTuneRate } = shipped.record.settings;
    const conversations = smallWorldConversations(splitAnimals(seed).seen, { seed });
    await shipped.fineTune(conversations, { fineTuneRate: FAST * fineTuneRate });
    const exact = await exam();
    expect(exact).toBeLessThan(0.5);
    // A run of its own on other instructions: near, and not the same.
    expectNear('rate8.exact', exact, 0.05);
  });
});

describe('the chapters', () => {
  const files = readdirSync('content', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.mdx'),
  );
  const text = files.map((file) => readFileSync(join('content', file), 'utf8')).join('\n');
  const used = new Set([...text.matchAll(/<Measured\s[^>]*?\bof="([^"]+)"/g)].map(([, id]) => id));

  it('name no number that was not measured', () => {
    expect(used.size).toBeGreaterThan(20);
    expect([...used].filter((id) => !(id in measured))).toEqual([]);
  });

  it('name every number that was', () => {
    expect(Object.keys(measured).filter((id) => !used.has(id))).toEqual([]);
  });
});
