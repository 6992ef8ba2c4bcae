/** What our models know after their numbers were rounded, as the files have them that they are taken home in. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { ANIMALS } from '../../src/core/corpus/smallWorld';
import { CORPUS_NAMES_IN_FILES } from '../../src/core/files/corpusNames';
import { readGguf } from '../../src/core/files/gguf/gguf';
import { writeModel, type ModelFormat } from '../../src/core/files/modelFile';
import { unpackModel, type ModelPackage } from '../../src/core/files/modelPackage';
import { askQuestions, countPassed, fillInFacts } from '../../src/store/exam/runExam';
import { besideModel } from '../../src/store/model/packForReader';
import { startShippedModel, type ShippedModel } from './shippedModel';

let shipped: ShippedModel;
beforeAll(async () => {
  shipped = await startShippedModel();
}, 60_000);
afterAll(() => shipped?.dispose());

async function packageOf(age: 'base' | 'assistant'): Promise<ModelPackage> {
  await shipped.become(age);
  const { config, tokenizer } = shipped.record;
  const parameters = await shipped.client.call('readParameters', {});
  const made = { corpus: CORPUS_NAMES_IN_FILES.smallWorld, seed: 0 };
  const about = { ...made, age, pretrainingSteps: 800, fineTuningSteps: 0 };
  return { config, tokenizer, parameters, about };
}

async function become(model: ModelPackage, format: ModelFormat): Promise<void> {
  const bytes = writeModel(model, format, besideModel(model));
  const { parameters } = format.startsWith('zip') ? unpackModel(bytes) : readGguf(bytes);
  await shipped.client.call('writeParameters', { parameters });
}

it.each(['gguf.F32', 'zip.F16', 'gguf.F16', 'gguf.Q8_0'] as const)('as %s', { timeout: 300_000 }, async (format) => {
  const out: unknown[] = [];
  for (const age of ['base', 'assistant'] as const) {
    const model = await packageOf(age);
    const model2 = { client: shipped.client, tokenizer: shipped.tokenizer };
    const whole = await fillInFacts(model2, ANIMALS);
    const wholeAsked = age === 'assistant' ? await askQuestions(model2, ANIMALS) : [];
    await become(model, format);
    const facts = await fillInFacts(model2, ANIMALS);
    const asked = age === 'assistant' ? await askQuestions(model2, ANIMALS) : [];
    out.push([age, facts.length, countPassed(whole, 'exact'), countPassed(facts, 'exact'), facts.filter((f, i) => f.said === whole[i].said).length,
      asked.length, countPassed(wholeAsked, 'exact'), countPassed(asked, 'exact'), asked.filter((f, i) => f.said === wholeAsked[i].said).length]);
  }
  console.log(format, JSON.stringify(out));
  expect(out).toHaveLength(2);
});
