/** What our models still know when their numbers are rounded, as they can be taken home: the prose tells of it. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ANIMALS } from '../../src/core/corpus/smallWorld';
import { NOTHING_KNOWN } from '../../src/core/files/about';
import { readGguf } from '../../src/core/files/gguf/gguf';
import { writeModel, type ModelFormat } from '../../src/core/files/modelFile';
import { unpackModel, type ModelPackage } from '../../src/core/files/modelPackage';
import { askQuestions, countPassed, fillInFacts, type Answer } from '../../src/store/exam/runExam';
import { besideModel } from '../../src/store/model/packForReader';
import { startShippedModel, type ShippedModel } from './shippedModel';

/** A processor that rounds each product apart, or fuses it with its sum, may tip a close call. */
const TIPPED = 3;

let shipped: ShippedModel;
let base: Known;
let assistant: Known;
beforeAll(async () => {
  shipped = await startShippedModel();
  base = await lookAt('base');
  assistant = await lookAt('assistant');
}, 60_000);
afterAll(() => shipped?.dispose());

interface Known {
  readonly model: ModelPackage;
  readonly facts: readonly Answer[];
  readonly answers: readonly Answer[];
}

const facts = () => fillInFacts(shipped, ANIMALS);
const answers = () => askQuestions(shipped, ANIMALS);

async function lookAt(age: 'base' | 'assistant'): Promise<Known> {
  await shipped.become(age);
  const { config, tokenizer } = shipped.record;
  const parameters = await shipped.client.call('readParameters', {});
  const model = { config, tokenizer, parameters, about: { ...NOTHING_KNOWN, age } };
  return { model, facts: await facts(), answers: await answers() };
}

/** Makes the engine's model what comes back out of a file. */
async function becomeRounded({ model }: Known, format: ModelFormat): Promise<void> {
  const bytes = writeModel(model, format, besideModel(model));
  const { parameters } = format.startsWith('zip') ? unpackModel(bytes) : readGguf(bytes);
  await shipped.client.call('writeParameters', { parameters });
}

const alike = (some: readonly Answer[], others: readonly Answer[]): number =>
  some.filter(({ said }, i) => said === others[i].said).length;

const within = (count: number, expected: number) =>
  expect(Math.abs(count - expected)).toBeLessThanOrEqual(TIPPED);

it.each([
  ['zip.F32', 720],
  ['zip.F16', 719],
  ['gguf.F32', 720],
  ['gguf.F16', 719],
  ['gguf.Q8_0', 720],
] as const)('as %s, our assistant answers %i questions as before', async (format, same) => {
  expect(assistant.answers).toHaveLength(720);
  await becomeRounded(assistant, format);
  const said = alike(await answers(), assistant.answers);
  within(said, same);
  if (format.endsWith('F32')) expect(said).toBe(720);
});

it.each(['zip.F16', 'gguf.F16', 'gguf.Q8_0'] as const)(
  'as %s, our base model fills in as many facts as before',
  async (format) => {
    expect(base.facts).toHaveLength(240);
    await becomeRounded(base, format);
    within(countPassed(await facts(), 'exact'), countPassed(base.facts, 'exact'));
  },
);

it('the last chapter tells of it with these numbers', () => {
  const file = new URL('../../content/en/05-inference.mdx', import.meta.url);
  expect(readFileSync(file, 'utf8')).toMatch(
    /720 questions[^\n]* 719 [^\n]*float16[^\n]*all 720 in Q8_0/,
  );
});
