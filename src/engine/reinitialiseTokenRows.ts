/** Tokens that a model begins to use late: those of the chat, which no document has. */

import { expectTokenIds } from '../core/config';
import { createRandom } from '../core/random';
import type { NamedArrays, NdArray } from '../core/arrays';
import { readParameters, writeParameters, type Model } from './model';

/**
 * Draws the rows of some tokens again by chance, in the embedding and in an untied head. A token that never
 * occurs is a wrong answer at every position, and nothing else; so pre-training pushes all such rows
 * the same way, until they are long and one like the other (Gao et al., 2019, section 4.1). Fresh
 * rows of the usual length can be told apart from the first step on.
 */
export async function reinitialiseTokenRows(
  model: Model,
  tokenIds: readonly number[],
  seed: number,
): Promise<void> {
  expectTokenIds('reinitialiseTokenRows', tokenIds, model.config);
  const arrays = await readParameters(model);
  const random = createRandom(seed);
  const redrawn: NamedArrays = Object.fromEntries(
    (model.config.tiedHead ? ['embedding'] : ['embedding', 'head']).map((name) => {
      const { shape, data } = arrays[name];
      const deviation = usualSize(arrays[name]);
      const drawn = data.slice();
      for (const id of tokenIds) {
        const row = drawn.subarray(id * shape[1], (id + 1) * shape[1]);
        row.set(row.map(() => random.normal() * deviation));
      }
      return [name, { shape, data: drawn }];
    }),
  );
  writeParameters(model, { ...arrays, ...redrawn });
}

/**
 * The root mean square of the row at the lower quartile. Rows of tokens that no text has are longer
 * than others, and may be more than half of all.
 */
function usualSize({ shape: [nRows, dim], data }: NdArray): number {
  const sizes = Array.from({ length: nRows }, (_, row) => {
    const values = data.subarray(row * dim, (row + 1) * dim);
    return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / dim);
  });
  return sizes.sort((a, b) => a - b)[Math.floor(nRows / 4)];
}
