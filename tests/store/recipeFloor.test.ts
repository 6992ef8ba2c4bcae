/** The floor that is shown is that of the very windows that the engine takes the validation loss of. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { atOnce, evaluationBatch } from '../../src/core/batches';
import { createIdealReader, windowFloorInParts } from '../../src/core/corpus/floor';
import { hasRecipeFloor, RECIPE_FLOOR } from '../../src/core/corpus/floor/recipeFloor';
import { smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import { RECIPE_VOCAB_SIZE } from '../../src/core/recipeVocabulary';
import { trainTokenizer } from '../../src/core/tokenizer/bpe';
import { heldOutLoss } from '../../src/store/exam/runExam';
import { startShippedModel, type ShippedModel } from './shippedModel';

vi.mock(import('../../src/core/batches'), { spy: true });

let model: ShippedModel;
beforeAll(async () => {
  model = await startShippedModel();
});
afterAll(() => model.dispose());

const measured = JSON.parse(readFileSync('content/measured.json', 'utf8')) as Record<
  string,
  number
>;

it('is the floor of the windows that the engine cuts', async () => {
  await model.become('base');
  vi.mocked(evaluationBatch).mockClear();
  const loss = await heldOutLoss(model);
  expect(loss).toBeCloseTo(measured['floor.base'], 5);
  const [cut] = vi.mocked(evaluationBatch).mock.results;
  const batch = cut.value as ReturnType<typeof evaluationBatch>;
  expect(batch.batchSize).toBe(64);
  const { loss: floor } = atOnce(windowFloorInParts(createIdealReader(model.tokenizer), batch));
  expect(RECIPE_FLOOR.loss).toBeCloseTo(floor, 6);
  expect(RECIPE_FLOOR.loss).toBe(measured['floor.loss']);
  expect(floor).toBeLessThan(loss);
}, 60_000);

it('is shown for the tokens, the text and the windows that it was found for alone', () => {
  const { config, settings, tokenizer } = model.record;
  const recipe = trainTokenizer(smallWorldDocuments(), RECIPE_VOCAB_SIZE);
  expect(recipe.merges).toEqual(tokenizer.merges);
  expect(hasRecipeFloor(settings, config)).toBe(true);
  expect(hasRecipeFloor({ corpus: 'own' }, config)).toBe(false);
  expect(hasRecipeFloor(settings, { ...config, contextLength: 16 })).toBe(false);
  expect(hasRecipeFloor(settings, { ...config, vocabSize: 600 })).toBe(false);
});
