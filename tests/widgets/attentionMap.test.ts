/** The arithmetic that a cell opens is the engine's own. */

import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NamedArrays } from '../../src/core/arrays';
import type { ModelConfig } from '../../src/core/config';
import { createModel, disposeModel } from '../../src/engine/model';
import { layerTraceNames } from '../../src/core/traceNames';
import * as tf from '../../src/engine/tf';
import { trace } from '../../src/engine/reference/trace';
import { allHeads, cellArithmetic, headWeights } from '../../src/widgets/AttentionMap/arithmetic';

/** Two query heads to a key head, so that the wrong key head would show. */
const CONFIG: ModelConfig = {
  vocabSize: 11,
  contextLength: 8,
  nLayer: 2,
  nHead: 4,
  nKvHead: 2,
  dModel: 16,
  hiddenDim: 12,
  ropeTheta: 10_000,
  normEps: 1e-5,
  tiedHead: true,
};
const TOKENS = [3, 1, 4, 1, 5, 9];

describe('attention of one cell', () => {
  let arrays: NamedArrays;

  beforeAll(async () => {
    await tf.setBackend('cpu');
    const model = createModel(CONFIG, 5);
    arrays = await trace(model, TOKENS, layerTraceNames(CONFIG, ['attentionWeights', 'q', 'k']));
    disposeModel(model);
  });

  it('gives the weight of the engine in every cell of every head', () => {
    const layers = allHeads(arrays);
    for (const [layer, heads] of layers.entries()) {
      for (const [head, weights] of heads.entries()) {
        TOKENS.forEach((_, row) => {
          for (let col = 0; col <= row; col++) {
            const { candidates } = cellArithmetic(arrays, layer, head, { row, col });
            expect(candidates[col].weight).toBeCloseTo(weights[row * TOKENS.length + col], 5);
          }
        });
      }
    }
    expect(layers.map((heads) => heads.length)).toEqual([4, 4]);
  });

  it('shows sums that add up', () => {
    const { query, products, candidates, total } = cellArithmetic(arrays, 1, 3, { row: 4, col: 2 });
    expect(query).toHaveLength(4);
    expect(products.reduce((a, b) => a + b)).toBeCloseTo(candidates[2].dot, 10);
    expect(candidates[2].score).toBeCloseTo(candidates[2].dot / 2, 10);
    expect(candidates).toHaveLength(5);
    expect(candidates.reduce((sum, each) => sum + each.exponential, 0)).toBeCloseTo(total, 10);
  });

  it('has no weight for what lies ahead', () => {
    const weights = headWeights(arrays, 0, 0);
    expect(weights[0]).toBe(1);
    expect(weights[1]).toBeNaN();
    expect(weights.filter(Number.isNaN)).toHaveLength(15);
  });

  it('refuses a layer that was not recorded', () => {
    expect(() => headWeights(arrays, 2, 0)).toThrow('layers.2.attentionWeights');
  });
});
