import { describe, expect, it } from 'vitest';
import type { ModelConfig } from '../../../src/core/config';
import { NOTHING_KNOWN } from '../../../src/core/files/about';
import { CHAT_TEMPLATE } from '../../../src/core/files/chat';
import { fromBrain, toHalf } from '../../../src/core/files/floats';
import { cutsAlike, readGguf, writeGguf } from '../../../src/core/files/gguf/gguf';
import { readContainer } from '../../../src/core/files/gguf/read';
import { toGguf } from '../../../src/core/files/gguf/tensors';
import {
  f32,
  flag,
  i32s,
  text,
  texts,
  u32,
  writeContainer,
  type NamedTensor,
  type Value,
} from '../../../src/core/files/gguf/write';
import { VALUE_TYPES } from '../../../src/core/files/gguf/format';
import type { ModelPackage } from '../../../src/core/files/modelPackage';
import { tokenizerData, trainTokenizer } from '../../../src/core/tokenizer/bpe';
import type { Vocabulary } from '../../../src/core/tokenizer/vocabulary';
import { readModel } from '../../../src/core/files/readModel';
import { expectRefusal } from '../../sentences';
import { broughtPackage, somePackage, TOKENIZER } from './packages';

const WHOLE = somePackage();
const FILE = writeGguf(WHOLE, 'F32');

/** The keys of our own file, to be changed one by one. */
function someKeys(): Map<string, Value> {
  const { keys } = readContainer(FILE);
  const tokens = keys.texts('tokenizer.ggml.tokens')!;
  const entries = keys.names.map((name): [string, Value] => {
    if (name === 'tokenizer.ggml.tokens') return [name, texts(tokens)];
    if (name === 'tokenizer.ggml.merges') return [name, texts(keys.texts(name)!)];
    if (name === 'tokenizer.ggml.token_type') return [name, i32s(keys.wholeNumbers(name)!)];
    if (name.includes('epsilon') || name.includes('freq_base')) {
      return [name, f32(keys.number(name)!)];
    }
    const shown = keys.shown(name) as string;
    if (shown === 'true' || shown === 'false') return [name, flag(shown === 'true')];
    return [name, shown.startsWith('"') ? text(keys.text(name)!) : u32(Number(shown))];
  });
  return new Map(entries);
}

const someTensors = () => toGguf(WHOLE.config, WHOLE.parameters);

type Keys = Map<string, Value>;

const withKeys = (change: (keys: Keys) => void): Uint8Array => {
  const keys = someKeys();
  change(keys);
  return writeContainer([...keys], someTensors(), 'F32');
};

const withTensors = (change: (tensors: NamedTensor[]) => NamedTensor[]): Uint8Array =>
  writeContainer([...someKeys()], change(someTensors()), 'F32');

/** A number of 64 bits, as other writers have some. */
const u64 = (value: number): Value => ({
  type: VALUE_TYPES.u64,
  bytes: new Uint8Array(BigUint64Array.of(BigInt(value)).buffer),
});

describe('writeGguf', () => {
  it.each([
    ['tied, grouped queries', {}],
    ['untied', { tiedHead: false }],
    ['a head for every key, wide heads', { nKvHead: 4, nLayer: 1, dModel: 96 }],
    ['one head', { nHead: 1, nKvHead: 1 }],
  ] as [string, Partial<ModelConfig>][])('comes back to the bit in F32: %s', (_, config) => {
    const whole = somePackage({ config });
    whole.parameters.embedding.data.set([-0, 1e-45, 3.4028234663852886e38]);
    const back = readGguf(writeGguf(whole, 'F32'));
    expect(back).toStrictEqual(whole);
    expect(Object.is(back.parameters.embedding.data[0], -0)).toBe(true);
  });

  it('keeps the pattern that cuts words, the first one too', () => {
    const whole: ModelPackage = { ...WHOLE, tokenizer: tokenizerData(TOKENIZER.merges, 1) };
    expect(readGguf(writeGguf(whole, 'F32')).tokenizer).toStrictEqual(whole.tokenizer);
  });

  it('makes the same bytes of the same model', () => {
    const turned = Object.fromEntries(Object.entries(WHOLE.parameters).toReversed());
    expect(writeGguf({ ...WHOLE, parameters: turned }, 'F32')).toEqual(FILE);
  });

  it.each([3, 4, 5] as const)('takes along what other software made, by pattern %i', (pattern) => {
    const whole = broughtPackage(pattern);
    expect(readGguf(writeGguf(whole, 'F32'))).toStrictEqual(whole);
  });

  it('refuses a tokenizer that llama.cpp cannot be told of', () => {
    const whole = broughtPackage(3);
    const write = (change: Partial<Vocabulary>) => () => {
      const vocabulary = { ...whole.tokenizer.vocabulary!, ...change };
      return writeGguf({ ...whole, tokenizer: { ...whole.tokenizer, vocabulary } }, 'F32');
    };
    expectRefusal(write({ beginsWithSpace: true }), 'got one that puts a space before a text');
    expectRefusal(write({ unknownId: 0 }), 'a token in the place of unknown characters');
    expectRefusal(write({ wholeWordsFirst: true }), 'whole words before it merges');
  });

  it("has the rows of a head's two halves in turns", () => {
    const { config } = WHOLE;
    const [d, width] = [config.dModel / config.nHead, config.dModel];
    const query = someTensors().find(({ name }) => name === 'blk.1.attn_q.weight')!;
    const ours = WHOLE.parameters['layers.1.qkv'].data;
    for (const row of [0, 1, 2, 3, d, d + 1]) {
      const head = Math.floor(row / d) * d;
      const from = head + (row % 2) * (d / 2) + Math.floor((row % d) / 2);
      const theirs = query.data.subarray(row * width, (row + 1) * width);
      expect(theirs).toEqual(ours.subarray(from * width, (from + 1) * width));
    }
  });

  it.each([
    ['F32', 1],
    ['F16', 0.6],
    ['Q8_0', 0.4],
  ] as const)('in %s takes its room, and is that near', (type, share) => {
    const whole = somePackage({ config: { dModel: 64, hiddenDim: 96 } });
    const bytes = writeGguf(whole, type);
    expect(bytes.length / writeGguf(whole, 'F32').length).toBeLessThanOrEqual(share);
    const kinds = new Set(readContainer(bytes).tensors.map((tensor) => tensor.type.name));
    expect([...kinds].sort()).toEqual([...new Set([type, 'F32'])].sort());
    const back = readGguf(bytes).parameters;
    for (const [name, { data, shape }] of Object.entries(whole.parameters)) {
      const most = shape.length === 1 || type === 'F32' ? 0 : type === 'F16' ? 2 ** -11 : 1 / 254;
      // Half a step: of a number itself in F16, of the greatest within a block in Q8_0.
      const greatest = data.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0);
      const furthest = data.map((value, i) => Math.abs(value - back[name].data[i]));
      expect(Math.max(...furthest), name).toBeLessThanOrEqual(most * greatest * 1.001);
    }
    expect(writeGguf({ ...whole, parameters: back }, type), 'again').toEqual(bytes);
  });

  it('has rows that are no whole blocks in F16, and numbers too large for that in F32', () => {
    const whole = somePackage();
    whole.parameters.embedding.data[3] = 70_000;
    const { tensors } = readContainer(writeGguf(whole, 'Q8_0'));
    const typeOf = (name: string) => tensors.find((each) => each.name === name)?.type.name;
    expect(typeOf('token_embd.weight')).toBe('F32');
    expect(typeOf('blk.0.ffn_down.weight')).toBe('F16');
    expect(typeOf('blk.0.ffn_norm.weight')).toBe('F32');
  });

  it('refuses what does not belong together', () => {
    const { finalNorm, ...others } = WHOLE.parameters;
    const write = (change: Partial<ModelPackage>) => () =>
      writeGguf({ ...WHOLE, ...change }, 'F32');
    expect(write({ parameters: others })).toThrow('expected finalNorm of shape [16], got nothing');
    const data = finalNorm.data.slice().fill(NaN, 3, 4);
    const broken = { ...others, finalNorm: { ...finalNorm, data } };
    expect(write({ parameters: broken })).toThrow('expected finite numbers in finalNorm');
    expect(write({ tokenizer: { merges: [] } })).toThrow(
      `expected a token for each of the ${WHOLE.config.vocabSize} rows of the embedding, got 259`,
    );
  });
});

describe('readGguf', () => {
  const accepted: [string, () => Uint8Array][] = [
    ['no vocab_size', () => withKeys((keys) => keys.delete('llama.vocab_size'))],
    ['numbers of 64 bits', () => withKeys((keys) => keys.set('llama.block_count', u64(2)))],
    [
      'no rope.dimension_count',
      () => withKeys((keys) => keys.delete('llama.rope.dimension_count')),
    ],
    [
      'a scale that scales nothing',
      () => withKeys((keys) => keys.set('llama.rope.scaling.factor', f32(1))),
    ],
    ['keys that nobody knows', () => withKeys((keys) => keys.set('a.key', texts(['x', 'y'])))],
    [
      'no token types but ours',
      () => withKeys((keys) => keys.set('tokenizer.ggml.scores', i32s([1]))),
    ],
    [
      'the template of parameters.zip',
      () => withKeys((keys) => keys.set('tokenizer.chat_template', text(CHAT_TEMPLATE))),
    ],
    [
      'version 2',
      () => {
        const bytes = FILE.slice();
        bytes[4] = 2;
        return bytes;
      },
    ],
    [
      'factors of RoPE that are all 1',
      () =>
        withTensors((all) => [
          { name: 'rope_freqs.weight', shape: [2], data: Float32Array.of(1, 1) },
          ...all,
        ]),
    ],
    ['tensors in another order', () => withTensors((all) => all.toReversed())],
    [
      'a file at an odd address',
      () => {
        const around = new Uint8Array(FILE.length + 3);
        around.set(FILE, 3);
        return around.subarray(3);
      },
    ],
  ];
  it.each(accepted)('reads %s', (_, file) => {
    expect(readGguf(file())).toStrictEqual(WHOLE);
  });

  it('is how a file that a reader gives is read, whatever its name', () => {
    expect(readModel([{ name: 'zebra', bytes: FILE }])).toStrictEqual(WHOLE);
  });

  it('takes what llama.cpp takes where nothing is said', () => {
    const file = withKeys((keys) => {
      keys.delete('llama.rope.freq_base');
      keys.delete('llama.attention.head_count_kv');
    });
    expectRefusal(() => readGguf(file), '"blk.0.attn_k.weight": expected the shape [16, 16]');
    const whole = somePackage({ config: { ropeTheta: 10_000, nKvHead: 4 } });
    const keys = someKeys();
    keys.delete('llama.rope.freq_base');
    keys.delete('llama.attention.head_count_kv');
    const tensors = toGguf(whole.config, whole.parameters);
    expect(readGguf(writeContainer([...keys], tensors, 'F32')).config).toEqual(whole.config);
  });

  it('knows nothing of where a model comes from that does not say it', () => {
    const file = withKeys((keys) => {
      for (const key of [...keys.keys()]) if (key.startsWith('llms_')) keys.delete(key);
    });
    const { about, tokenizer, ...rest } = readGguf(file);
    expect(about).toEqual(NOTHING_KNOWN);
    // Whoever writes the name of that pattern means GPT-2's own.
    expect(tokenizer.pattern).toBe(3);
    expect(tokenizer.vocabulary?.tokens).toHaveLength(rest.config.vocabSize);
    expect(rest.parameters).toStrictEqual(WHOLE.parameters);
  });

  it('reads bfloat16', () => {
    // The halves of another type, which are finite as these as well.
    const bytes = writeGguf(WHOLE, 'F16');
    const view = new DataView(bytes.buffer);
    for (const { name, type } of readContainer(bytes).tensors) {
      const at = indexOf(bytes, name) + name.length + 4 + 2 * 8;
      if (type.name === 'F16') view.setUint32(at, 30, true);
    }
    const { parameters } = readGguf(bytes);
    for (const [name, { data, shape }] of Object.entries(WHOLE.parameters)) {
      const expected = shape.length === 1 ? data : fromBrain(Uint16Array.from(data, toHalf).buffer);
      expect(parameters[name].data).toEqual(expected);
    }
  });

  const { vocabSize } = WHOLE.config;
  const set = (key: string, value: Value) => () => withKeys((keys) => keys.set(key, value));
  const drop = (key: string) => () => withKeys((keys) => keys.delete(key));
  const changed = (change: (bytes: Uint8Array, view: DataView) => void) => () => {
    const bytes = FILE.slice();
    change(bytes, new DataView(bytes.buffer));
    return bytes;
  };
  /** The place of a number in the description of the second tensor. */
  const description = (name: string, behind: number) => indexOf(FILE, name) + name.length + behind;
  const QUERY = 'blk.0.attn_q.weight';
  const refused: [string, () => Uint8Array, string][] = [
    ['nothing', () => new Uint8Array(0), 'begins with the letters GGUF, got nothing'],
    [
      'a zip',
      () => Uint8Array.of(0x50, 0x4b, 3, 4),
      'expected a file that begins with the letters',
    ],
    ['letters alone', () => FILE.slice(0, 4), 'expected more behind byte 4, got the end'],
    ['the first version', changed((_, view) => view.setUint32(4, 1, true)), 'got version 1'],
    ['the other byte order', changed((_, view) => view.setUint32(4, 3)), 'version 50,331,648'],
    [
      'more tensors than numbers can count',
      changed((_, view) => view.setBigUint64(8, 2n ** 63n, true)),
      'expected at most 4,096 tensors, got 9,223,372,036,854,77',
    ],
    [
      'a million keys',
      changed((_, view) => view.setBigUint64(16, 1_000_000n, true)),
      'expected at most 4,096 keys, got 1,000,000',
    ],
    [
      'a key of exabytes',
      changed((_, view) => view.setBigUint64(24, 2n ** 63n, true)),
      'expected more behind byte 32, got the end of the file',
    ],
    [
      'a key that is not UTF-8',
      changed((bytes) => bytes.set([0xff], 32)),
      'text in UTF-8 at byte 24',
    ],
    [
      'a list of lists',
      set('a.key', listOfLists()),
      '"a.key": expected a value of one of the types',
    ],
    [
      'an unknown type of value',
      set('a.key', { type: 13, bytes: new Uint8Array(8) }),
      'got type 13',
    ],
    [
      'an alignment of 24',
      set('general.alignment', u32(24)),
      'a power of two up to 65,536, got 24',
    ],
    [
      'no alignment',
      set('general.alignment', u32(0)),
      'general.alignment: expected a power of two',
    ],

    [
      'another architecture',
      set('general.architecture', text('gpt2')),
      'expected llama, got "gpt2"',
    ],
    [
      'no architecture',
      drop('general.architecture'),
      'general.architecture: expected llama, got nothing',
    ],
    [
      'a text for a number',
      set('llama.block_count', text('2')),
      'expected a whole number from 0, got "2"',
    ],
    ['a number for a text', set('tokenizer.ggml.pre', u32(2)), 'expected a text, got 2'],
    ['half a layer', set('llama.block_count', f32(0.5)), 'expected a whole number from 0, got 0.5'],
    ['heads layer by layer', set('llama.attention.head_count', i32s([4, 4])), 'got a list'],
    ['no width', drop('llama.embedding_length'), 'llama.embedding_length: expected a whole number'],
    [
      'no epsilon',
      drop('llama.attention.layer_norm_rms_epsilon'),
      'expected a number, got nothing',
    ],
    ['too many layers', set('llama.block_count', u32(1e6)), 'from 1 to 64, got 1000000'],
    [
      'five heads',
      set('llama.attention.head_count', u32(5)),
      'expected llama.embedding_length to be a multiple of llama.attention.head_count,',
    ],
    [
      'three heads of keys',
      set('llama.attention.head_count_kv', u32(3)),
      'expected llama.attention.head_count to be a multiple of llama.attention.head_count_kv,',
    ],
    [
      'odd heads',
      set('llama.attention.head_count', u32(16)),
      'expected an even number of dimensions',
    ],
    [
      'no angle',
      set('llama.rope.freq_base', f32(0)),
      'expected llama.rope.freq_base above 1, got 0',
    ],
    [
      'NaN',
      set('llama.attention.layer_norm_rms_epsilon', f32(NaN)),
      'layer_norm_rms_epsilon above 0, got NaN',
    ],
    [
      'other heads',
      set('llama.attention.key_length', u32(8)),
      'llama.attention.key_length: expected 4, got 8',
    ],
    ['scaled RoPE', set('llama.rope.scaling.type', text('yarn')), 'expected none, got "yarn"'],
    ['RoPE scaled twofold', set('llama.rope.scaling.factor', f32(2)), 'factor: expected 1, got 2'],
    ['experts', set('llama.expert_count', u32(8)), 'llama.expert_count: expected 0, got 8'],
    [
      'more than memory holds',
      () =>
        withKeys((keys) => {
          keys.set('llama.embedding_length', u32(4_096));
          keys.set('llama.block_count', u32(64));
          keys.delete('llama.rope.dimension_count');
        }),
      'expected at most 16,777,216 parameters, got',
    ],

    [
      'SentencePiece',
      set('tokenizer.ggml.model', text('llama')),
      'tokenizer.ggml.model: expected gpt2, got "llama". The guide cuts',
    ],
    [
      'words cut otherwise',
      set('tokenizer.ggml.pre', text('qwen2')),
      'tokenizer.ggml.pre: expected gpt-2 or llama-bpe or smollm, got "qwen2". It says',
    ],
    [
      'words cut in no known way',
      drop('tokenizer.ggml.pre'),
      'tokenizer.ggml.pre: expected gpt-2 or llama-bpe or smollm, got nothing',
    ],
    [
      'a pattern of tomorrow',
      set('llms_under_the_hood.wordPattern', text('9')),
      'expected 1 or 2, got "9"',
    ],
    ['no tokens', drop('tokenizer.ggml.tokens'), 'tokenizer.ggml.tokens: expected a list of texts'],
    [
      'tokens in numbers',
      set('tokenizer.ggml.tokens', i32s([1])),
      'expected a list of texts, got a list',
    ],
    [
      'too few tokens',
      set('tokenizer.ggml.tokens', texts(['a', 'b'])),
      `${vocabSize} rows of the embedding, got 2`,
    ],
    [
      'a token twice',
      set('tokenizer.ggml.tokens', texts(Array<string>(vocabSize).fill('a'))),
      'expected every token once, got "a" as 0 and as 1',
    ],
    [
      'too many tokens to list',
      set('tokenizer.ggml.tokens', texts(Array<string>(1_000_001).fill(''))),
      'expected at most 1,000,000 values, got 1,000,001',
    ],
    [
      'too few types',
      set('tokenizer.ggml.token_type', i32s([1])),
      `for each of the ${vocabSize} tokens, got 1`,
    ],
    ['no merges', drop('tokenizer.ggml.merges'), 'tokenizer.ggml.merges: expected a list of texts'],
    [
      'merges of nothing',
      set('tokenizer.ggml.merges', texts(['a qqq'])),
      'GGUF: expected merge 0 to be two',
    ],
    [
      'an unknown age',
      set('llms_under_the_hood.age', text('old')),
      'to be random, base or assistant, got "old"',
    ],

    [
      'a tensor too few',
      () => withTensors((all) => all.filter(({ name }) => name !== QUERY)),
      `"${QUERY}": expected the shape [16, 16], by rows and columns, got nothing`,
    ],
    [
      'biases',
      () =>
        withTensors((all) => [
          ...all,
          { name: 'blk.0.attn_q.bias', shape: [16], data: new Float32Array(16) },
        ]),
      'without biases, experts or scaled RoPE, got "blk.0.attn_q.bias"',
    ],
    [
      'scaled frequencies',
      () =>
        withTensors((all) => [
          ...all,
          { name: 'rope_freqs.weight', shape: [2], data: Float32Array.of(1, 8) },
        ]),
      'got "rope_freqs.weight"',
    ],
    [
      'a tensor twice',
      () => withTensors((all) => [...all, all[1]]),
      'expected every tensor once, got "blk.0.attn_norm.weight" twice',
    ],
    [
      'no dimensions',
      changed((_, view) => view.setUint32(description(QUERY, 0), 0, true)),
      `"${QUERY}": expected one to four dimensions`,
    ],
    [
      'a dimension of nothing',
      changed((_, view) => view.setBigUint64(description(QUERY, 4), 0n, true)),
      'of 1 or more, got [0, 16]',
    ],
    [
      'dimensions beyond numbers',
      changed((_, view) => view.setBigUint64(description(QUERY, 4), 2n ** 63n, true)),
      'dimensions of 1 or more, got [92233',
    ],
    [
      'Q4_K',
      changed((_, view) => view.setUint32(description(QUERY, 20), 12, true)),
      'F32, F16, BF16 or Q8_0, got Q4_K',
    ],
    [
      'type 99',
      changed((_, view) => view.setUint32(description(QUERY, 20), 99, true)),
      'got type 99',
    ],
    [
      'half a block',
      changed((_, view) => view.setUint32(description(QUERY, 20), 8, true)),
      'whole blocks of 32 numbers, got rows of 16',
    ],
    [
      'another place',
      changed((_, view) => view.setBigUint64(description(QUERY, 24), 0n, true)),
      'of the data, behind those of the tensor before it, got byte 0',
    ],
    ['a byte too few', () => FILE.slice(0, -64), 'got a file of'],
    [
      'infinity',
      changed((bytes) => bytes.set([0, 0, 0x80, 0x7f], bytes.length - 64)),
      '"output_norm.weight": expected finite numbers, got Infinity as number 0',
    ],
    ['64 MB', () => new Uint8Array(2 ** 26 + 1), 'expected a file of at most 64 MB, got 65 MB'],
  ];
  it.each(refused)('refuses %s', (_, file, sentence) => {
    const bytes = file();
    expectRefusal(() => readGguf(bytes), sentence);
  });
});

describe('cutsAlike', () => {
  it.each([
    ['लड़की बगीचे में खेलती है।', false],
    ['สวัสดีที่นี่', false],
    ['le\u0301le\u0300ve a\u0300 le\u0301cole', false],
    ["la fille joue à l'école, et dit : « où ? »", true],
    ['女の子は庭で遊ぶ。 if (a) {\n    return  1;\n}', true],
  ])('of a vocabulary that learnt %j', (sentence, alike) => {
    expect(cutsAlike(trainTokenizer(Array<string>(300).fill(sentence), 400))).toBe(alike);
  });
});

function listOfLists(): Value {
  const inner = i32s([1]);
  const list = texts([]);
  const bytes = new Uint8Array(list.bytes.length + inner.bytes.length);
  bytes.set(list.bytes);
  bytes.set(inner.bytes, list.bytes.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, VALUE_TYPES.list, true);
  view.setBigUint64(4, 1n, true);
  return { type: VALUE_TYPES.list, bytes };
}

/** Where a text lies in a file. */
function indexOf(bytes: Uint8Array, word: string): number {
  const at = Buffer.from(bytes).indexOf(word);
  expect(at).toBeGreaterThan(0);
  return at;
}
