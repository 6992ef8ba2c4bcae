/** Where the attention map opens, and what it says of it: by any weights, and in the model that comes with the guide. */

import '@tensorflow/tfjs-backend-cpu';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentPrompt } from '../../src/core/batches';
import { ANIMALS } from '../../src/core/corpus/animals';
import { FIRST_SENTENCE } from '../../src/core/corpus/prompts';
import { readSafetensors } from '../../src/core/files/safetensors';
import { createTokenizer, type Tokenizer } from '../../src/core/tokenizer/bpe';
import { layerTraceNames } from '../../src/core/traceNames';
import { createModel, type Model } from '../../src/engine/model';
import { trace } from '../../src/engine/reference/trace';
import * as tf from '../../src/engine/tf';
import { BUNDLED_FILES } from '../../src/store/model/bundledModel';
import { checkRecord, type LifeRecord } from '../../src/store/model/record';
import { allHeads } from '../../src/widgets/AttentionMap/arithmetic';
import { lookAt, strongestLook } from '../../src/widgets/AttentionMap/strongestLook';
import { worthSeeing } from '../../src/widgets/AttentionMap/worthSeeing';

/** A head in which every token divides its attention evenly, but for some cells. */
function head(time: number, cells: Readonly<Record<string, number>> = {}): Float32Array {
  const weights = new Float32Array(time * time).fill(NaN);
  for (let row = 0; row < time; row++) {
    weights.fill(1 / (row + 1), row * time, row * time + row + 1);
  }
  for (const [place, share] of Object.entries(cells)) {
    const [row, col] = place.split(' ').map(Number);
    weights[row * time + col] = share;
  }
  return weights;
}

describe('the strongest look', () => {
  it('is found in any layer and head, with what the other heads have of it', () => {
    const layers = [
      [head(6), head(6, { '4 1': 0.4 })],
      [head(6, { '4 1': 0.9 }), head(6)],
    ];
    const look = strongestLook(layers, [1], [2, 3, 4, 5]);
    expect(look).toMatchObject({ layer: 1, head: 0, row: 4, targets: [1] });
    expect(look?.share).toBeCloseTo(0.9);
    expect(look?.next).toBeCloseTo(0.4);
  });

  it('is measured against an even division: the same share says more where there are more to choose from', () => {
    const look = strongestLook([[head(9, { '2 1': 1, '8 1': 1 })]], [1], [2, 8]);
    expect(look).toMatchObject({ row: 8, next: 0 });
    // 0.6 of three is 1.8 times its part, 0.3 of nine 2.7 times.
    expect(strongestLook([[head(9, { '2 1': 0.6, '8 1': 0.3 })]], [1], [2, 8])?.row).toBe(8);
  });

  it('adds up what a name of several tokens gets', () => {
    const layers = [[head(5, { '4 1': 0.3, '4 2': 0.5 }), head(5, { '4 2': 0.5 })]];
    const look = strongestLook(layers, [1, 2], [4]);
    expect(look?.head).toBe(0);
    expect(look?.share).toBeCloseTo(0.8);
    expect(look?.next).toBeCloseTo(0.7);
  });

  it('can be looked at again with other weights', () => {
    const place = { layer: 0, head: 1, row: 3, targets: [1] };
    const look = lookAt([[head(4, { '3 1': 0.7 }), head(4)]], place);
    expect(look).toMatchObject({ ...place, share: 0.25 });
    expect(look.next).toBeCloseTo(0.7);
  });

  it('is nowhere without a token that looks, or a weight that is a number', () => {
    expect(strongestLook([[head(4)]], [1], [])).toBeNull();
    expect(strongestLook([[new Float32Array(16).fill(NaN)]], [1], [3])).toBeNull();
  });
});

describe('what a sentence is looked at for', () => {
  /** Every letter is a token, and one made of two: no animal is a single one. */
  const letters = createTokenizer({ merges: [[122, 101]] });

  function lookIn(text: string, cells: Readonly<Record<string, number>> = {}) {
    const ids = documentPrompt(letters, text);
    const look = worthSeeing([[head(ids.length, cells)]], ids, letters);
    const said = (places: readonly number[]) => letters.decode(places.map((at) => ids[at]));
    return look && { from: look.row, to: said(look.targets), first: look.targets[0] };
  }

  it('is the last animal with a word behind it, whatever its tokens', () => {
    expect(lookIn('a lion and a zebra eat')?.to).toBe(' zebra');
    expect(lookIn('a lion and a zebra')?.to).toBe(' lion');
    expect(lookIn('a lion, a lion eats')?.first).toBe(10);
    expect(lookIn('Zebra eats')?.to).toBe('Zebra');
  });

  it('is what the last word looks at most, where there is no animal', () => {
    // The end token before all, then "a", " ", "b", " ", "c".
    expect(lookIn('a b c', { '5 1': 0.4 })).toMatchObject({ from: 5, to: 'a' });
    expect(lookIn('a b c.', { '5 3': 0.4, '5 0': 0.6 })).toMatchObject({ from: 5, to: 'b' });
  });

  it('is nothing where no word has another before it', () => {
    expect(lookIn('')).toBeNull();
    expect(lookIn('1 + 2 = 3')).toBeNull();
    expect(lookIn('a')).toBeNull();
  });
});

describe('the model that comes with the guide', () => {
  const MODELS = 'public/models/';
  let record: LifeRecord;
  let tokenizer: Tokenizer;
  let model: Model;

  beforeAll(async () => {
    await tf.setBackend('cpu');
    record = checkRecord(JSON.parse(readFileSync(MODELS + BUNDLED_FILES.record, 'utf8')))!;
    tokenizer = createTokenizer(record.tokenizer);
    model = createModel(record.config, record.settings.seed);
  });

  async function lookIn(text: string) {
    const ids = documentPrompt(tokenizer, text);
    const names = layerTraceNames(record.config, ['attentionWeights']);
    const look = worthSeeing(allHeads(await trace(model, ids, names)), ids, tokenizer)!;
    const said = (places: readonly number[]) =>
      tokenizer.decode(places.map((at) => ids[at])).trim();
    return { ...look, from: said([look.row]), to: said(look.targets) };
  }

  it('has no head that looks for the animal before it is trained', async () => {
    expect((await lookIn(FIRST_SENTENCE)).share).toBeLessThan(0.5);
  });

  it('has one after, in which the verb looks at the animal, over all that stands between', async () => {
    const { arrays } = readSafetensors(readFileSync(MODELS + BUNDLED_FILES.base));
    for (const [name, { data, shape }] of Object.entries(arrays)) {
      model.parameters[name].assign(tf.tensor(data, [...shape]));
    }
    const look = await lookIn(FIRST_SENTENCE);
    expect(look).toMatchObject({ from: 'eats', to: 'zebra' });
    expect(look.share).toBeGreaterThan(0.9);
    expect(look.next).toBeLessThan(look.share);
    for (const { name } of ANIMALS) {
      const short = await lookIn(`The ${name} eats`);
      expect(short, name).toMatchObject({ from: 'eats', to: name });
      expect(short.share, name).toBeGreaterThan(0.9);
    }
  });
});
