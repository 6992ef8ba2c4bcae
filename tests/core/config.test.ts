import { describe, expect, it } from 'vitest';
import {
  countParameters,
  headDim,
  parameterSpecs,
  RECIPE_CONFIG,
  sizeOf,
  configFault,
  validateConfig,
} from '../../src/core/config';
import type { ModelConfig } from '../../src/core/config';
import { errorMessage } from '../../src/store/errorMessage';

const recipe: ModelConfig = { ...RECIPE_CONFIG, vocabSize: 856 };

describe('countParameters', () => {
  it('counts 155,456 for the recipe', () => {
    expect(countParameters(recipe)).toBe(155_456);
  });

  it('counts Llama 2 7B as the paper does', () => {
    const llama: ModelConfig = {
      vocabSize: 32_000,
      contextLength: 4_096,
      nLayer: 32,
      nHead: 32,
      nKvHead: 32,
      dModel: 4_096,
      hiddenDim: 11_008,
      ropeTheta: 10_000,
      normEps: 1e-5,
      tiedHead: false,
    };
    expect(countParameters(llama)).toBe(6_738_415_616);
  });

  it('counts grouped queries and a separate head', () => {
    const grouped = { ...recipe, nKvHead: 2 };
    // Each of two layers loses two key heads and two value heads of [16, 64].
    expect(countParameters(recipe) - countParameters(grouped)).toBe(2 * 4 * 16 * 64);
    const untied = { ...recipe, tiedHead: false };
    expect(countParameters(untied) - countParameters(recipe)).toBe(856 * 64);
  });
});

describe('parameterSpecs', () => {
  it('lists every parameter once, in the order of the pass', () => {
    const specs = parameterSpecs(recipe);
    expect(specs.map(({ name }) => name)).toEqual([
      'embedding',
      ...[0, 1].flatMap((layer) =>
        ['attentionNorm', 'qkv', 'attentionOut', 'mlpNorm', 'gateUp', 'down'].map(
          (name) => `layers.${layer}.${name}`,
        ),
      ),
      'finalNorm',
    ]);
    expect(specs.find(({ name }) => name === 'layers.0.qkv')?.shape).toEqual([192, 64]);
    const writers = specs.filter(({ residualWriters }) => residualWriters > 0);
    expect(writers).toHaveLength(2 * recipe.nLayer);
    for (const { residualWriters } of writers) expect(residualWriters).toBe(2 * recipe.nLayer);
    expect(specs.reduce((sum, { shape }) => sum + sizeOf(shape), 0)).toBe(155_456);
    expect(headDim(recipe)).toBe(16);
  });
});

describe('validateConfig', () => {
  it('accepts the recipe', () => {
    expect(() => validateConfig(recipe)).not.toThrow();
  });

  const refused: [Partial<ModelConfig>, string][] = [
    [{ nLayer: 0 }, 'expected nLayer to be a whole number from 1 to 64, got 0'],
    [{ nLayer: 1e6 }, 'got 1000000'],
    [{ vocabSize: 1.5 }, 'expected vocabSize'],
    [{ contextLength: NaN }, 'expected contextLength'],
    [{ dModel: Infinity }, 'expected dModel'],
    [{ dModel: '64' as unknown as number }, 'expected dModel'],
    [{ dModel: 66 }, 'multiple of nHead'],
    [{ dModel: 12 }, 'even number of dimensions a head'],
    [{ nKvHead: 3 }, 'multiple of nKvHead'],
    [{ ropeTheta: 1 }, 'expected ropeTheta above 1'],
    [{ ropeTheta: NaN }, 'expected ropeTheta above 1'],
    [{ normEps: 0 }, 'expected normEps above 0'],
  ];
  it.each(refused)('refuses %o', (part, sentence) => {
    const attempt = () => validateConfig({ ...recipe, ...part });
    expect(attempt).toThrow(RangeError);
    expect(errorMessage(configFault({ ...recipe, ...part }))).toContain(sentence);
  });
});
