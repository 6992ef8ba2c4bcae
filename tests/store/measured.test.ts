/** The numbers of the prose are those of the models that come with the guide, and of their recipes. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANIMALS, smallWorldConversations, splitAnimals } from '../../src/core/corpus/smallWorld';
import { askQuestions, fillInFacts, heldOutLoss } from '../../src/store/exam/runExam';
import { shareOf } from '../examShare';
import { COMPLETE, type Ablations } from '../../src/core/encoderDecoder';
import { countRecipe, countTranslator } from '../life/counted';
import { FAST } from '../life/measured';
import { BLIND, CUT } from '../life/translate';
import { startShippedModel, type ShippedModel } from './shippedModel';

const measured = JSON.parse(readFileSync('content/measured.json', 'utf8')) as Record<
  string,
  number
>;

describe('what follows from the recipe', () => {
  const { vocabSize, parameterCount, steps, predictions, flops, timesAsMuch, ...others } =
    countRecipe(0);
  const { tokens, conversations } = others;
  const translator = countTranslator(0);

  it.each<[string, number]>([
    ...Object.entries({ vocabSize, parameterCount, steps, predictions, conversations }),
    ...Object.entries({ flops, timesAsMuch }),
    ['lnV', Math.log(vocabSize)],
    ['corpus.tokens', tokens],
    ['corpus.passes', predictions / tokens],
    ['corpus.tokensPerParameter', tokens / parameterCount],
    ['base.choices', Math.exp(measured['base.loss'])],
    ['translator.parameterCount', translator.parameterCount],
    ['translator.sentences.training', translator.training],
    ['translator.sentences.heldOut', translator.heldOut],
  ])('%s', (id, value) => {
    expect(measured[id] / value).toBeCloseTo(1, 4);
  });
});

/** What comes with the guide was made by other instructions of the processor, which may change a few answers of 360. */
const SHARE = 0.01;
const LOSS = 0.002;

const expectNear = (id: string, value: number, by: number) =>
  expect(Math.abs(value - measured[id]), `${id}: ${value}`).toBeLessThanOrEqual(by);

let shipped: ShippedModel;
beforeAll(async () => void (shipped = await startShippedModel()), 60_000);
afterAll(() => shipped.dispose());

describe('the model that comes with the guide', () => {
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

describe('the translator that comes with the guide', () => {
  it('is the one that was measured, by what is written down of it', async () => {
    const { seed, losses, scores } = await shipped.startTranslator();
    expect(seed).toBe(0);
    expect(losses.at(-1)! / measured['translator.loss']).toBeCloseTo(1, 2);
    const scoreWith = (ablations: Ablations) =>
      scores.find((one) => JSON.stringify(one.ablations) === JSON.stringify(ablations))!;
    const whole = scoreWith(COMPLETE);
    expect(whole.exact / whole.of).toBeGreaterThanOrEqual(measured['translator.exact.least']);
    const blind = scoreWith(BLIND);
    expect(blind.exact / blind.of).toBe(measured['translator.blind.exact.0']);
  });

  it('is as good as the prose says, and as bad with something taken away', async () => {
    const seed = (await shipped.startTranslator()).seed;
    const score = async (ablations: Ablations) => {
      const args = { which: 'masked', ablations, seed, sentences: 300 } as const;
      const { exact, of } = await shipped.client.call('measureTranslator', args);
      expect(of).toBe(300);
      return exact / of;
    };
    expect(await score(COMPLETE)).toBeGreaterThan(measured['translator.exact.least'] - SHARE);
    expectNear('translator.cut.exact.most', await score(CUT), SHARE);
    // A sample of those that were asked.
    expectNear('translator.blind.exact.0', await score(BLIND), 0.1);
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

  /** Of the buttons that train a translator. */
  const OF_FIGURES = ['translator.seconds'];

  it('name every number that was', () => {
    const told = (id: string) => used.has(id) || OF_FIGURES.includes(id);
    expect(Object.keys(measured).filter((id) => !told(id))).toEqual([]);
  });
});
