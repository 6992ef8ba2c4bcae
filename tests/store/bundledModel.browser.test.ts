/** The model that the guide ships is what the guide says it is: examined on the engine itself. */

import { expect, it } from 'vitest';
import { fineTuningOf } from '../../src/core/settings';
import { ANIMALS, smallWorldConversations, splitAnimals } from '../../src/core/corpus/smallWorld';
import { createTokenizer } from '../../src/core/tokenizer/bpe';
import { layerTraceNames } from '../../src/core/traceNames';
import {
  askQuestions,
  countPassed,
  fillInFacts,
  heldOutLoss,
  type Answer,
} from '../../src/store/exam/runExam';
import { shareOf } from '../examShare';
import { createLaboratory } from '../../src/store/experiments/laboratory';
import { createLife } from '../../src/store/life';
import { measurementIn } from '../../src/store/engine/measurement';
import { fetchBundledModel, BUNDLED_FILES } from '../../src/store/model/bundledModel';
import { checkRecord } from '../../src/store/model/record';
import { fetchRecording, RECORDED_TEXT } from '../../src/store/model/replay';
import { documentPrompt } from '../../src/core/batches';
import { createClient } from '../../src/worker/client';

const MODELS = `${import.meta.env.BASE_URL}models/`;

const connect = () =>
  createClient(
    new Worker(new URL('../../src/worker/engine.worker.ts', import.meta.url), { type: 'module' }),
  );

/** A processor that rounds each product apart, or fuses it with its sum, may tip a close call. */
const TIPPED = 3;
const LOSS_TOLERANCE = 1e-3;
/** Shares were recorded in 255ths. */
const SHARE_TOLERANCE = 2 / 255;

it.each(['base', 'assistant'] as const)(
  'our %s is as good as the guide says, and as it was recorded',
  async (age) => {
    const life = createLife(
      connect,
      measurementIn(() => localStorage, 'tests/ours'),
      null,
      (wanted) => fetchBundledModel(wanted, MODELS),
    );
    await life.actions.chooseEngine('simd');
    await life.actions.borrow(age);
    const { problem, model, runs, engine } = life.getState();
    expect(problem).toBeNull();
    expect(engine).toMatchObject({ report: { name: 'simd' } });
    expect(model).toMatchObject({ age, origin: 'ours' });
    expect(runs.pretraining).toMatchObject({ step: 880, origin: 'ours' });

    const phase = age === 'base' ? 'pretraining' : 'fineTuning';
    const { moments, tokenIds } = await fetchRecording(MODELS);
    const last = moments.findLast((moment) => moment.phase === phase)!;
    expect(last.step).toBe(runs[phase]!.step);
    const { tokenizer, settings } = model!;
    expect(tokenIds).toEqual(documentPrompt(tokenizer, RECORDED_TEXT));

    await life.lend(async (client) => {
      const examined = { client, tokenizer };
      expect(Math.abs((await heldOutLoss(examined)) - last.loss)).toBeLessThan(LOSS_TOLERANCE);
      const facts = countPassed(await fillInFacts(examined, ANIMALS), 'exact');
      expect(Math.abs(facts - last.facts)).toBeLessThanOrEqual(TIPPED);
      if (age === 'base') return;
      const answers = await askQuestions(examined, splitAnimals(settings.seed).unseen);
      expect(answers).toHaveLength(360);
      expect(shareOf(answers, 'exact')).toBeGreaterThanOrEqual(0.95);
      expect(shareOf(answers, 'format')).toBeGreaterThanOrEqual(0.98);
      expect(last.asked).toBe(360);
      for (const criterion of ['exact', 'format'] as const) {
        const count = countPassed(answers, criterion);
        expect(Math.abs(count - last[criterion])).toBeLessThanOrEqual(TIPPED);
      }
    });
    const trace = await life.actions.trace(
      tokenIds,
      layerTraceNames({ nLayer: last.attention.length }, ['attentionWeights']),
    );
    expect(life.getState().problem).toBeNull();
    const furthest = last.attention.flatMap((heads, layer) => {
      const { data } = trace![`layers.${layer}.attentionWeights`];
      return heads.flatMap((weights, head) =>
        Array.from(weights, (weight, at) =>
          Number.isNaN(weight) ? 0 : Math.abs(weight - data[head * weights.length + at]),
        ),
      );
    });
    expect(Math.max(...furthest)).toBeLessThan(SHARE_TOLERANCE);
  },
);

it('the same fine-tuning of random parameters teaches next to nothing', async () => {
  const record = checkRecord(await (await fetch(MODELS + BUNDLED_FILES.record)).json());
  expect(record).not.toBeNull();
  const { settings, config, tokenizer: data } = record!;
  const tokenizer = createTokenizer(data);
  const { seen, unseen } = splitAnimals(settings.seed);
  const conversations = smallWorldConversations(seen, { seed: settings.seed });
  const laboratory = createLaboratory({ connect, wish: () => ({ engine: 'simd' }) });
  let answers: readonly Answer[] = [];
  const { status, step } = await laboratory.actions.run(
    'baseline',
    () => ({
      ...{ config, tokenizer, seed: settings.seed },
      dataset: { kind: 'conversations', conversations },
      training: fineTuningOf(settings),
    }),
    async (examined) => {
      answers = await askQuestions(examined, unseen);
    },
  );
  expect([status, step]).toEqual(['finished', 120]);
  expect(answers).toHaveLength(360);
  expect(shareOf(answers, 'exact')).toBeLessThanOrEqual(0.05);
});
