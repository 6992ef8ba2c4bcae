/** Files that nobody wrote: whatever the bytes are, a GGUF file is read or refused in a sentence. */

import { expect, it } from 'vitest';
import { ReaderError } from '../../../src/core/errors';
import { readGguf, writeGguf } from '../../../src/core/files/gguf/gguf';
import { createRandom, type Random } from '../../../src/core/random';
import { errorMessage } from '../../../src/store/errorMessage';
import { tokenizerData } from '../../../src/core/tokenizer/bpe';
import { somePackage } from './packages';

const FILES = 3_000;

/** Few tokens, so that most bytes are of keys and descriptions, and reading is quick. */
const small = () => {
  const tokenizer = tokenizerData([[97, 98]], 2);
  const config = { vocabSize: 260, nLayer: 1, dModel: 4, nHead: 2, nKvHead: 1, hiddenDim: 4 };
  return { ...somePackage({ config }), tokenizer };
};

const SEEDS = (['F32', 'F16'] as const).map((type) => writeGguf(small(), type));

const COUNTS = [0n, 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n];

type Change = (bytes: Uint8Array, random: Random) => Uint8Array;

const CHANGES: readonly Change[] = [
  (bytes, random) => bytes.subarray(0, random.int(bytes.length)),
  (bytes, random) => {
    bytes[random.int(bytes.length)] = random.int(256);
    return bytes;
  },
  (bytes, random) => {
    const at = random.int(bytes.length - 8);
    new DataView(bytes.buffer).setBigUint64(at, random.pick(COUNTS), true);
    return bytes;
  },
  (bytes, random) => {
    const [from, to] = [random.int(bytes.length), random.int(bytes.length)];
    bytes.copyWithin(to, from, from + random.int(64));
    return bytes;
  },
  (bytes, random) => {
    const at = random.int(bytes.length);
    const added = Uint8Array.from({ length: random.int(40) }, () => random.int(256));
    const longer = new Uint8Array(bytes.length + added.length);
    longer.set(bytes.subarray(0, at));
    longer.set(added, at);
    longer.set(bytes.subarray(at), at + added.length);
    return longer;
  },
];

it(`${FILES} damaged files are read or refused`, () => {
  let refused = 0;
  for (let seed = 0; seed < FILES; seed++) {
    const random = createRandom(seed);
    let bytes: Uint8Array = random.pick(SEEDS).slice();
    for (let k = 0; k <= random.int(3) && bytes.length > 8; k++) {
      bytes = random.pick(CHANGES)(bytes, random);
    }
    try {
      const { config, parameters } = readGguf(bytes);
      expect(parameters['embedding'].shape).toEqual([config.vocabSize, config.dModel]);
    } catch (error) {
      expect(error, `seed ${seed}: ${String(error)}`).toBeInstanceOf(ReaderError);
      expect(errorMessage(error)).toMatch(/^[A-Z].+\.$/s);
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(FILES / 3);
  expect(refused).toBeLessThan(FILES);
});

it('every file that is cut is refused', () => {
  const [bytes] = SEEDS;
  // Behind the last tensor there is nothing but room up to the next multiple of 32.
  for (let length = 0; length <= bytes.length - 32; length += length < 4_000 ? 1 : 37) {
    expect(() => readGguf(bytes.subarray(0, length))).toThrow(ReaderError);
  }
});
