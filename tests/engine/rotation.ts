/** What every engine's model must do when queries and keys are not turned by their positions. */

import { expect, test } from 'vitest';
import type { NdArray } from '../../src/core/arrays';
import { headDim } from '../../src/core/config';
import { silence, type Intervention } from '../../src/core/interventions';
import { rotaryFrequencies } from '../../src/core/rotary';
import { allTraceNames, layerTraceNames } from '../../src/core/traceNames';
import { disposeModel } from '../../src/engine/model';
import { lossOf } from '../../src/engine/reference/loss';
import { scoreContinuations } from '../../src/engine/reference/scoreContinuations';
import { trace } from '../../src/engine/reference/trace';
import * as tf from '../../src/engine/tf';
import { golden } from '../fixtures/golden';
import { batchOf, modelOf } from './againstPyTorch';

const { grouped } = golden;
const { config } = grouped;
const [text] = grouped.inputs;
const time = text.length;
const width = headDim(config);
const WITHOUT = { rotation: false } as const;

/** The same tokens in another order, but for the last. */
const permuted = [...text.slice(0, -1).reverse(), text[time - 1]];

const vectorAt = ({ data }: NdArray, head: number, position: number): number[] =>
  Array.from(data.subarray((head * time + position) * width, (head * time + position + 1) * width));

/** Pair by pair, dimension i with dimension i + headDim / 2, as a rotation of the plane. */
function turned(vector: readonly number[], position: number): number[] {
  const half = width / 2;
  const result = [...vector];
  for (const [i, frequency] of rotaryFrequencies(width, config.ropeTheta).entries()) {
    const [cos, sin] = [Math.cos(position * frequency), Math.sin(position * frequency)];
    result[i] = vector[i] * cos - vector[i + half] * sin;
    result[i + half] = vector[i] * sin + vector[i + half] * cos;
  }
  return result;
}

const last = ({ data }: NdArray): Float32Array => data.slice(-config.vocabSize);
const distance = (a: Float32Array, b: Float32Array): number =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i])));

/** By whatever backend of the tensor library is active when the tests run. */
export function describeRotation(): void {
  test('rotation that is asked for is that of the pass as it is, bit for bit', async () => {
    const model = modelOf(grouped);
    const names = allTraceNames(config);
    expect(await trace(model, text, names, [], { rotation: true })).toEqual(
      await trace(model, text, names),
    );
    disposeModel(model);
  });

  test('without rotation, queries, keys and shares are those of a plain computation', async () => {
    const model = modelOf(grouped);
    const names = layerTraceNames(config, ['attentionNorm', 'q', 'k', 'attentionWeights']);
    const got = await trace(model, text, names, [], WITHOUT);
    const { nHead, nKvHead, dModel } = config;
    for (let layer = 0; layer < config.nLayer; layer++) {
      const of = (name: string) => got[`layers.${layer}.${name}`];
      const matrix = await model.parameters[`layers.${layer}.qkv`].data();
      const { data: normed } = of('attentionNorm');
      /** Row `out` of the weights times the vector of a token. */
      const product = (out: number, position: number) => {
        let sum = 0;
        for (let i = 0; i < dModel; i++) {
          sum += matrix[out * dModel + i] * normed[position * dModel + i];
        }
        return sum;
      };
      const vector = (head: number, position: number) =>
        Array.from({ length: width }, (_, i) => product(head * width + i, position));
      for (let head = 0; head < nHead; head++) {
        const keyHead = Math.floor((head * nKvHead) / nHead);
        for (const position of [0, 1, 6, time - 1]) {
          const query = vector(head, position);
          for (const [i, value] of vectorAt(of('q'), head, position).entries()) {
            expect(value).toBeCloseTo(query[i], 4);
          }
          const exponentials = Array.from({ length: position + 1 }, (_, at) => {
            const key = vector(nHead + keyHead, at);
            const dot = query.reduce((sum, x, i) => sum + x * key[i], 0);
            return Math.exp(dot / Math.sqrt(width));
          });
          const total = exponentials.reduce((sum, x) => sum + x, 0);
          const from = (head * time + position) * time;
          const shares = of('attentionWeights').data.subarray(from, from + time);
          for (const [at, share] of shares.entries()) {
            expect(share).toBeCloseTo((exponentials[at] ?? 0) / total, 4);
          }
        }
      }
    }
    disposeModel(model);
  });

  test('turned by their positions, those of the first layer are the ones of the pass as it is', async () => {
    const model = modelOf(grouped);
    for (const [name, heads] of [
      ['layers.0.q', config.nHead],
      ['layers.0.k', config.nKvHead],
    ] as const) {
      const { [name]: whole } = await trace(model, text, [name]);
      const { [name]: without } = await trace(model, text, [name], [], WITHOUT);
      for (let head = 0; head < heads; head++) {
        for (let position = 0; position < time; position++) {
          const wanted = turned(vectorAt(without, head, position), position);
          for (const [i, value] of vectorAt(whole, head, position).entries()) {
            expect(value).toBeCloseTo(wanted[i], 4);
          }
        }
      }
    }
    disposeModel(model);
  });

  test('without rotation, what a token is told of those before it has no order but by the mask', async () => {
    const model = modelOf(grouped);
    const names = ['layers.0.attentionOut', 'logits'] as const;
    const read = async (
      variant: { rotation: boolean },
      interventions: readonly Intervention[] = [],
    ) => {
      const orders = [text, permuted].map((tokenIds) =>
        trace(model, tokenIds, names, interventions, variant),
      );
      const [one, other] = await Promise.all(orders);
      const told = ({ data }: NdArray) => data.slice(-config.dModel);
      const [out] = names;
      return {
        told: distance(told(one[out]), told(other[out])),
        logits: distance(last(one.logits), last(other.logits)),
      };
    };
    // The last token sees the same tokens either way: to the first layer that is all the same.
    const without = await read(WITHOUT);
    expect(without.told).toBeLessThan(1e-5);
    // To the second it is not: those before have each seen other tokens, and that is the mask's doing.
    expect(without.logits).toBeGreaterThan(1e-3);
    const unmixed = await read(WITHOUT, [silence('layers.0.attentionOut')]);
    expect(unmixed.logits).toBeLessThan(1e-4);

    const whole = await read({ rotation: true });
    expect(whole.told).toBeGreaterThan(1e-3);
    const wholeUnmixed = await read({ rotation: true }, [silence('layers.0.attentionOut')]);
    expect(wholeUnmixed.logits).toBeGreaterThan(1e-3);
    disposeModel(model);
  });

  test('losses and scores without rotation are those of such a trace', async () => {
    const model = modelOf(grouped);
    const batch = { ...batchOf(grouped), weights: new Float32Array(grouped.inputs.length * time) };
    batch.weights.fill(1);
    const losses = [lossOf(model, batch, [], WITHOUT), lossOf(model, batch)];
    const [without, whole] = await Promise.all(losses.map(async (loss) => (await loss.data())[0]));
    tf.dispose(losses);
    const texts = grouped.inputs.map((inputs, row) => ({
      ...{ tokenIds: [...inputs, grouped.targets[row].at(-1)!], from: 1 },
    }));
    const scores = await scoreContinuations(model, texts, {
      ...{ ...WITHOUT, signal: new AbortController().signal, giveWay: async () => {} },
    });
    const all = scores!.flatMap(({ logProbabilities }) => [...logProbabilities]);
    expect(without).toBeCloseTo(-all.reduce((sum, x) => sum + x, 0) / all.length, 4);
    expect(Math.abs(without - whole)).toBeGreaterThan(1e-3);

    const { logits } = await trace(model, text, ['logits'], [], WITHOUT);
    const row = logits.data.slice(0, config.vocabSize);
    const total = row.reduce((sum, x) => sum + Math.exp(x), 0);
    expect(scores![0].logProbabilities[0]).toBeCloseTo(row[text[1]] - Math.log(total), 4);
    disposeModel(model);
  });
}
