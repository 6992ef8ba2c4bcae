/** The files that a model leaves in: how long each will be is known before it is written. */

import { describe, expect, it } from 'vitest';
import type { ModelConfig } from '../../../src/core/config';
import { offersOf, writeModel, type ModelFormat } from '../../../src/core/files/modelFile';
import { packModel, type ModelPackage } from '../../../src/core/files/modelPackage';
import { writeGguf } from '../../../src/core/files/gguf/gguf';
import { createTokenizer, trainTokenizer } from '../../../src/core/tokenizer/bpe';
import { broughtPackage, somePackage } from './packages';

const BESIDE = {
  float32: { 'README.md': 'Four bytes each.\n' },
  float16: { 'README.md': 'Two bytes each, and so a longer page.\n' },
};

const FORMATS: readonly ModelFormat[] = ['zip.F32', 'zip.F16', 'gguf.F32', 'gguf.F16', 'gguf.Q8_0'];

const lengths = (model: ModelPackage) => offersOf(model, BESIDE).of;

const written = (model: ModelPackage) =>
  Object.fromEntries(
    FORMATS.map((format) => [format, { bytes: writeModel(model, format, BESIDE).length }]),
  );

describe('offersOf', () => {
  it.each([
    ['tied, rows that are no whole blocks', {}],
    ['untied', { tiedHead: false }],
    ['rows of whole blocks', { dModel: 64, hiddenDim: 96 }],
    ['three layers', { nLayer: 3, contextLength: 64 }],
  ] as [string, Partial<ModelConfig>][])('tells the length of each file: %s', (_, config) => {
    const model = somePackage({ config });
    expect(lengths(model)).toEqual(written(model));
  });

  it.each([3, 4, 5] as const)('of other software too, by pattern %i', (pattern) => {
    const model = broughtPackage(pattern);
    expect(lengths(model)).toEqual(written(model));
  });

  it('says which formats do not hold a number, and keeps it whole where llama.cpp does', () => {
    const model = somePackage();
    model.parameters.embedding.data[0] = 70_000;
    const offers = lengths(model);
    expect(offers['zip.F16']).toMatchObject({ refused: { code: 'safetensors.tooLarge' } });
    for (const format of FORMATS.filter((one) => one !== 'zip.F16')) {
      const bytes = writeModel(model, format, BESIDE).length;
      expect(offers[format], format).toEqual({ bytes });
    }
  });

  it('says that llama.cpp cannot be told of a tokenizer', () => {
    const whole = broughtPackage(3);
    const vocabulary = { ...whole.tokenizer.vocabulary!, beginsWithSpace: true as const };
    const offers = lengths({ ...whole, tokenizer: { ...whole.tokenizer, vocabulary } });
    for (const format of FORMATS.filter((one) => one.startsWith('gguf'))) {
      expect(offers[format]).toEqual({
        refused: { code: 'gguf.cannotCut', params: { by: 'filler' } },
      });
    }
    expect(offers['zip.F32']).toHaveProperty('bytes');
  });

  it('knows where llama.cpp cuts words in another way', () => {
    const tokenizer = trainTokenizer(Array<string>(300).fill('लड़की बगीचे में खेलती है।'), 400);
    const model = somePackage({ config: { vocabSize: createTokenizer(tokenizer).vocabSize } });
    expect(offersOf({ ...model, tokenizer }, BESIDE).cutsAlike).toBe(false);
    expect(offersOf(somePackage(), BESIDE).cutsAlike).toBe(true);
  });

  it('takes faults of ours for what they are', () => {
    const model = somePackage();
    model.parameters.embedding.data[0] = NaN;
    expect(() => lengths(model)).toThrow(RangeError);
  });
});

describe('writeModel', () => {
  const model = somePackage();

  it('is what the writer of each format writes', () => {
    expect(writeModel(model, 'zip.F16', BESIDE)).toEqual(
      packModel(model, BESIDE.float16, 'float16'),
    );
    expect(writeModel(model, 'gguf.Q8_0', BESIDE)).toEqual(writeGguf(model, 'Q8_0'));
  });

  it.each(FORMATS)('tells how far it is, to the end: %s', (format) => {
    const told: number[] = [];
    writeModel(model, format, BESIDE, (fraction) => told.push(fraction));
    expect(told.length).toBeGreaterThan(5);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told[0]).toBeGreaterThan(0);
    expect(told.at(-1)).toBe(1);
  });
});
