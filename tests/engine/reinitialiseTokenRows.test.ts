import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../src/core/random';
import { createModel, disposeModel, readParameters, writeParameters } from '../../src/engine/model';
import { reinitialiseTokenRows } from '../../src/engine/reinitialiseTokenRows';
import * as tf from '../../src/engine/tf';

const CONFIG = {
  ...{ vocabSize: 12, contextLength: 8, nLayer: 1, nHead: 2, nKvHead: 1, dModel: 64 },
  ...{ hiddenDim: 16, ropeTheta: 10_000, normEps: 1e-5, tiedHead: true },
};
const WIDTH = CONFIG.dModel;

const rowOf = (data: Float32Array, id: number) => data.subarray(id * WIDTH, (id + 1) * WIDTH);
const size = (row: Float32Array) => Math.sqrt(row.reduce((sum, x) => sum + x * x, 0) / WIDTH);

beforeAll(() => tf.setBackend('cpu'));

describe('reinitialiseTokenRows', () => {
  it('gives new tokens rows of the usual size, and leaves every other number as it was', async () => {
    const model = createModel(CONFIG, 0);
    const before = await readParameters(model);
    // What pre-training does to tokens that never occur, and here they are more than half of all:
    // long rows, one like the other.
    const spoilt = before.embedding.data.slice();
    for (let id = 4; id < 12; id++) rowOf(spoilt, id).fill(0.5);
    writeParameters(model, { ...before, embedding: { ...before.embedding, data: spoilt } });

    await reinitialiseTokenRows(model, [10, 11], 3);

    const after = await readParameters(model);
    for (const [name, { data }] of Object.entries(before)) {
      const expected = name === 'embedding' ? spoilt.subarray(0, 10 * WIDTH) : data;
      expect(after[name].data.subarray(0, expected.length)).toEqual(expected);
    }
    // Four of the twelve rows are as they were drawn, so that the one at the lower quartile is.
    const usual = [...Array(12).keys()]
      .map((id) => size(rowOf(spoilt, id)))
      .sort((a, b) => a - b)[3];
    const random = createRandom(3);
    const drawn = Float32Array.from({ length: 2 * WIDTH }, () => random.normal() * usual);
    expect(after.embedding.data.subarray(10 * WIDTH)).toEqual(drawn);
    // Of 64 numbers drawn by chance, the size is known to 9% (1/√128), the cosine to 0.125 (1/√64).
    const [user, assistant] = [10, 11].map((id) => rowOf(after.embedding.data, id));
    for (const row of [user, assistant]) {
      expect(Math.abs(size(row) / size(rowOf(before.embedding.data, 0)) - 1)).toBeLessThan(0.3);
    }
    const cosine = user.reduce((sum, x, i) => sum + x * assistant[i], 0) / WIDTH;
    expect(Math.abs(cosine / (size(user) * size(assistant)))).toBeLessThan(0.375);
    disposeModel(model);
  });

  it('draws the same rows for the same seed, and those of an untied head too', async () => {
    const draw = async (seed: number) => {
      const model = createModel({ ...CONFIG, tiedHead: false }, 0);
      await reinitialiseTokenRows(model, [11], seed);
      const { embedding, head } = await readParameters(model);
      disposeModel(model);
      return [embedding, head].map(({ data }) => Array.from(rowOf(data, 11)));
    };
    const untouched = createModel({ ...CONFIG, tiedHead: false }, 0);
    const { head } = await readParameters(untouched);
    disposeModel(untouched);
    expect(await draw(1)).toEqual(await draw(1));
    expect(await draw(1)).not.toEqual(await draw(2));
    expect((await draw(1))[1]).not.toEqual(Array.from(rowOf(head.data, 11)));
  });

  it('refuses a token that is not in the vocabulary and changes nothing', async () => {
    const model = createModel(CONFIG, 0);
    const before = await readParameters(model);
    await expect(reinitialiseTokenRows(model, [3, 12], 0)).rejects.toThrow(
      'reinitialiseTokenRows: expected token ids from 0 to 11, got 12.',
    );
    expect(await readParameters(model)).toEqual(before);
    disposeModel(model);
  });
});
