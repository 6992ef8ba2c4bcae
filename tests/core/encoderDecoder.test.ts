import { describe, expect, it } from 'vitest';
import { countParameters, parameterSpecs, validateConfig } from '../../src/core/config';
import type { EncoderDecoderConfig } from '../../src/core/encoderDecoder';
import { pairBatch, pairBatches } from '../../src/core/pairs';
import { createRandom } from '../../src/core/random';
import { allPairTraceNames } from '../../src/core/traceNames';

const config: EncoderDecoderConfig = {
  ...{ vocabSize: 112, sourceLength: 5, targetLength: 4, encoderLayers: 2, decoderLayers: 2 },
  ...{ nHead: 4, dModel: 32, hiddenDim: 80, ropeTheta: 10_000, normEps: 1e-5, tiedHead: true },
};
const special = { pad: 0, start: 1, end: 2 };

describe('the parameters of an encoder–decoder', () => {
  it('are 59,264 for two layers of 32 on each side', () => {
    expect(countParameters(config)).toBe(59_264);
    expect(countParameters({ ...config, tiedHead: false })).toBe(59_264 + 112 * 32);
  });

  it('are listed once, in the order of the pass', () => {
    const names = parameterSpecs({ ...config, encoderLayers: 1, decoderLayers: 1 }).map(
      ({ name }) => name,
    );
    const attention = ['attentionNorm', 'qkv', 'attentionOut'];
    const cross = ['Norm', 'Q', 'Kv', 'Out'].map((name) => `crossAttention${name}`);
    const mlp = ['mlpNorm', 'gateUp', 'down'];
    expect(names).toEqual([
      'embedding',
      ...[...attention, ...mlp].map((name) => `encoder.layers.0.${name}`),
      'encoder.finalNorm',
      ...[...attention, ...cross, ...mlp].map((name) => `decoder.layers.0.${name}`),
      'decoder.finalNorm',
    ]);
  });

  it('that write into one stream say with how many others', () => {
    const writers = parameterSpecs(config).filter(({ residualWriters }) => residualWriters > 0);
    const of = (side: string) => writers.filter(({ name }) => name.startsWith(side));
    expect(of('encoder.').map(({ residualWriters }) => residualWriters)).toEqual([4, 4, 4, 4]);
    expect(of('decoder.').map(({ residualWriters }) => residualWriters)).toEqual(
      Array.from({ length: 6 }, () => 6),
    );
  });

  it('are refused where there can be none', () => {
    expect(() => validateConfig(config)).not.toThrow();
    expect(() => validateConfig({ ...config, sourceLength: 0 })).toThrow('sourceLength');
    expect(() => validateConfig({ ...config, decoderLayers: 1.5 })).toThrow('decoderLayers');
    expect(() => validateConfig({ ...config, nHead: 3 })).toThrow('nHead');
  });
});

it('every intermediate has a name of its own', () => {
  const names = allPairTraceNames(config);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(5 + 2 * 12 + 2 * 20);
});

describe('a batch of pairs', () => {
  it('shows the decoder the target one token late, and counts no padding', () => {
    const batch = pairBatch(
      [
        { source: [7, 8, 9], target: [5] },
        { source: [6], target: [3, 4, 5] },
      ],
      config,
      special,
    );
    expect([...batch.sources]).toEqual([7, 8, 9, 0, 0, 6, 0, 0, 0, 0]);
    expect([...batch.inputs]).toEqual([1, 5, 0, 0, 1, 3, 4, 5]);
    expect([...batch.targets]).toEqual([5, 2, 0, 0, 3, 4, 5, 2]);
    expect([...batch.weights]).toEqual([1, 1, 0, 0, 1, 1, 1, 1]);
    expect([...batch.sourceLengths]).toEqual([3, 1]);
    expect([...batch.targetLengths]).toEqual([2, 4]);
  });

  it('refuses what the model cannot read to its end', () => {
    const ask = (source: number[], target: number[]) => () =>
      pairBatch([{ source, target }], config, special);
    expect(ask([], [3])).toThrow('a source of 1 to 5 tokens, got 0');
    expect(ask([3, 3, 3, 3, 3, 3], [3])).toThrow('got 6');
    expect(ask([3], [3, 3, 3, 3])).toThrow('a target of 0 to 3 tokens, got 4');
  });

  it('has each pair once before any comes again', () => {
    const pairs = [3, 4, 5, 6, 7].map((id) => ({ source: [id], target: [id] }));
    const next = pairBatches(pairs, config, special, { batchSize: 2, random: createRandom(0) });
    const drawn = Array.from({ length: 5 }, next).flatMap(({ inputs }) => [inputs[1], inputs[5]]);
    expect(drawn.slice(0, 5).sort((a, b) => a - b)).toEqual([3, 4, 5, 6, 7]);
    expect(drawn.slice(5).sort((a, b) => a - b)).toEqual([3, 4, 5, 6, 7]);
    expect(() =>
      pairBatches([], config, special, { batchSize: 2, random: createRandom(0) }),
    ).toThrow('at least one pair');
  });
});
