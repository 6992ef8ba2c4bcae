/** Damage of every kind, drawn from a seed: a sentence or a whole model, soon, and nothing changed. */

import { describe, expect, it } from 'vitest';
import { expectParameters } from '../../../src/core/config';
import { ReaderError } from '../../../src/core/errors';
import { readModel, type NamedBytes } from '../../../src/core/files/readModel';
import { createRandom, type Random } from '../../../src/core/random';
import { createTokenizer } from '../../../src/core/tokenizer/bpe';
import { errorMessage } from '../../../src/store/errorMessage';
import { encode, foreignTokenizer, savedFolder, type Json } from './foreign';
import { zipAs } from './zipAs';

const ROUNDS = 500;

/** What stands where nobody expects it. */
const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  '',
  '▁',
  'default',
  -1,
  0,
  0.5,
  2,
  65_537,
  2 ** 31,
  2 ** 53,
  1e308,
  [],
  [0, 1],
  [[]],
  {},
  { type: 'ByteLevel' },
  { type: 'Sequence', pretokenizers: [{}, null] },
  { __proto__: null, toString: 1 },
];

/** Changes one value, somewhere in it, or takes a key away, or adds one. */
function damageJson(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.next() < 0.15) {
    return random.pick(ODD_VALUES);
  }
  if (Array.isArray(value)) {
    const copy: unknown[] = [...value];
    const at = random.int(copy.length + 1);
    if (random.next() < 0.3) copy.splice(at, 1);
    else copy[at] = damageJson(copy[at], random);
    return copy;
  }
  const entries = Object.entries(value);
  const at = random.int(entries.length + 1);
  if (at === entries.length)
    entries.push([random.pick(['__proto__', 'x', 'type']), random.pick(ODD_VALUES)]);
  else if (random.next() < 0.2) entries.splice(at, 1);
  else entries[at] = [entries[at][0], damageJson(entries[at][1], random)];
  return Object.fromEntries(entries);
}

/** Some bytes are others, or gone, or there twice; half of the time near one of its ends. */
function damageBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let copy = Array.from(bytes);
  for (let times = 1 + random.int(3); times > 0 && copy.length > 0; times--) {
    const near = Math.min(copy.length, 600);
    const at = random.pick([
      random.int(copy.length),
      random.int(near),
      copy.length - 1 - random.int(near),
    ]);
    const length = 1 + random.int(random.pick([1, 8, 300]));
    switch (random.int(4)) {
      case 0:
        copy[at] = random.pick([0, 255, random.int(256)]);
        break;
      case 1:
        copy.splice(at, length);
        break;
      case 2:
        copy.splice(at, 0, ...copy.slice(at, at + length));
        break;
      default:
        copy = copy.fill(random.pick([0, 255]), at, at + length);
    }
  }
  return Uint8Array.from(copy);
}

const WHOLE = savedFolder({
  tokenizer: foreignTokenizer({
    added: [
      ['<pad>', true],
      ['zebra', false],
    ],
  }),
}).files;
const listed = (files: ReadonlyMap<string, Uint8Array>): NamedBytes[] =>
  Array.from(files, ([name, bytes]) => ({ name, bytes }));

/** The header of a safetensors file, and what is behind it. */
function partsOf(bytes: Uint8Array): [header: Json, data: Uint8Array] {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Json;
  return [header, bytes.subarray(8 + length)];
}

function withHeader(header: unknown, data: Uint8Array): Uint8Array {
  const json = encode(header);
  const bytes = new Uint8Array(8 + json.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  bytes.set(data, 8 + json.length);
  return bytes;
}

const damaged = (name: string, random: Random): NamedBytes[] => {
  const files = new Map(WHOLE);
  const bytes = files.get(name)!;
  if (random.next() < 0.4) files.set(name, damageBytes(bytes, random));
  else if (name === 'model.safetensors') {
    const [header, data] = partsOf(bytes);
    files.set(name, withHeader(damageJson(header, random), data));
  } else {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
    files.set(name, encode(damageJson(json, random)));
  }
  return listed(files);
};

const kinds: [string, (random: Random) => NamedBytes[]][] = [
  [
    'zip',
    (random) => {
      const how = {
        compressed: random.next() < 0.5,
        zip64: random.next() < 0.5,
        streamed: random.next() < 0.3,
      };
      return [{ name: 'parameters.zip', bytes: damageBytes(zipAs(WHOLE, how), random) }];
    },
  ],
  ['safetensors', (random) => damaged('model.safetensors', random)],
  ['tokenizer', (random) => damaged('tokenizer.json', random)],
  ['how it is used', (random) => damaged('tokenizer_config.json', random)],
  ['config', (random) => damaged('config.json', random)],
];

describe.each(kinds)('damage to the %s', (_, damage) => {
  it(`has a sentence for an answer, or a whole model: ${ROUNDS} times`, () => {
    for (let round = 0; round < ROUNDS; round++) {
      const files = damage(createRandom(round));
      const before = files.map(({ bytes }) => bytes.slice());
      try {
        const { config, parameters, tokenizer } = readModel(files);
        expectParameters('fuzz', parameters, config);
        const { vocabSize, encode: cut, decode, beginId, endId } = createTokenizer(tokenizer);
        expect(vocabSize).toBe(config.vocabSize);
        expect(Math.max(beginId, endId, ...cut('The zebra eats 33 grass.\n'))).toBeLessThan(
          vocabSize,
        );
        decode([beginId, endId]);
      } catch (error) {
        if (!(error instanceof ReaderError)) throw new Error(`round ${round}`, { cause: error });
        expect(errorMessage(error), `round ${round}`).toMatch(/expected [^]+\.$/i);
        expect(errorMessage(error), `round ${round}`).not.toMatch(
          /unpackModel|nLayer|undefined|\[object/,
        );
      }
      expect(files.every(({ bytes }, i) => before[i].every((byte, at) => byte === bytes[at]))).toBe(
        true,
      );
    }
  });
});

describe('what promises more than it has', () => {
  /** Bytes that were asked for, all together. */
  function allocated(attempt: () => unknown): number {
    const RealArray = Uint8Array;
    let asked = 0;
    class Counted extends RealArray {
      constructor(...args: [never]) {
        super(...args);
        asked += typeof args[0] === 'number' ? (args[0] as number) : 0;
      }
    }
    globalThis.Uint8Array = Counted as unknown as typeof Uint8Array;
    try {
      attempt();
    } catch (error) {
      expect(error).toBeInstanceOf(ReaderError);
    } finally {
      globalThis.Uint8Array = RealArray;
    }
    return asked;
  }

  it('gets no memory for it: sizes of an archive', () => {
    const bytes = zipAs(WHOLE, { zip64: true });
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 4 < bytes.length; at++) {
      // The extra field of zip64 in the directory: unpacked size, packed size, place.
      const isField = view.getUint32(at, true) === 0x00180001;
      if (isField) view.setBigUint64(at + 4, 2n ** 33n, true);
    }
    expect(allocated(() => readModel([{ name: 'a.zip', bytes }]))).toBeLessThan(2 ** 20);
  });

  it('gets no memory for it: the shapes of tensors and of the model', () => {
    const [header, data] = partsOf(WHOLE.get('model.safetensors')!);
    const large = { dtype: 'F32', shape: [2 ** 20, 2 ** 20], data_offsets: [0, 2 ** 42] };
    const files = new Map(WHOLE);
    files.set('model.safetensors', withHeader({ ...header, large }, data));
    expect(allocated(() => readModel(listed(files)))).toBeLessThan(2 ** 20);
    const config = JSON.parse(new TextDecoder().decode(WHOLE.get('config.json'))) as Json;
    const wide = {
      ...config,
      hidden_size: 4_096,
      intermediate_size: 16_384,
      num_hidden_layers: 64,
    };
    files.set('config.json', encode(wide));
    expect(allocated(() => readModel(listed(files)))).toBeLessThan(2 ** 20);
  });
});
