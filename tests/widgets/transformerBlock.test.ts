import { expect, test } from 'vitest';
import { countParameters, RECIPE_CONFIG } from '../../src/core/config';
import { blockOf, partsOf } from '../../src/widgets/TransformerBlock/parts';

const CONFIG = { ...RECIPE_CONFIG, vocabSize: 856 };
const total = (config: typeof CONFIG) =>
  partsOf(blockOf(config)).reduce((sum, { parameters }) => sum + parameters, 0);

test('the parts have all parameters that one more block adds to the model', () => {
  const grouped = { ...CONFIG, nHead: 8, nKvHead: 2, hiddenDim: 100 };
  for (const config of [CONFIG, grouped]) {
    const more = countParameters({ ...config, nLayer: config.nLayer + 1 });
    expect(total(config)).toBe(more - countParameters(config));
  }
  expect(total(CONFIG)).toBe(50_304);
});

test('every branch comes back as wide as the stream', () => {
  const { start, branches } = blockOf(CONFIG);
  for (const { parts, add } of branches) {
    expect(parts.at(-1)?.width).toBe(start.width);
    expect(add.width).toBe(start.width);
  }
  expect(branches.map(({ parts }) => Math.max(...parts.map(({ width }) => width)))).toEqual([
    3 * 64,
    2 * 176,
  ]);
});

test('grouped keys and values make the reading narrower', () => {
  const qkv = (nKvHead: number) =>
    partsOf(blockOf({ ...CONFIG, nKvHead })).find(({ name }) => name.startsWith('Queries'));
  expect(qkv(4)?.width).toBe((4 + 2 * 4) * 16);
  expect(qkv(1)?.width).toBe((4 + 2) * 16);
  expect(qkv(1)?.note).toContain('4 queries, 1 key and 1 value of 16 numbers are 96.');
});
