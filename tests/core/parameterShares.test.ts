import { expect, test } from 'vitest';
import { countParameters, RECIPE_CONFIG } from '../../src/core/config';
import { countByPart, LLAMA_2_70B_CONFIG } from '../../src/core/parameterShares';

const percents = (config: typeof LLAMA_2_70B_CONFIG, digits: number) => {
  const counts = countByPart(config);
  const all = countParameters(config);
  expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(all);
  return [counts.mlp, counts.embedding, counts.attention].map((count) =>
    Number(((100 * count) / all).toFixed(digits)),
  );
};

test('of the tiny model, the MLPs have 43 %, the table 35 % and attention 21 %', () => {
  expect(percents({ ...RECIPE_CONFIG, vocabSize: 856 }, 0)).toEqual([43, 35, 21]);
});

test('Llama 2 70B has 69 billion parameters: 81.7, 0.8 and 17.5 %', () => {
  // As Hugging Face counts those of the file: 68,976,648,192.
  expect(countParameters(LLAMA_2_70B_CONFIG)).toBe(68_976_648_192);
  expect(percents(LLAMA_2_70B_CONFIG, 1)).toEqual([81.7, 0.8, 17.5]);
});
