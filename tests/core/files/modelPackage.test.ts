import { describe, expect, it } from 'vitest';
import type { ModelConfig } from '../../../src/core/config';
import { unpackModel } from '../../../src/core/files/modelPackage';
import { readSafetensors, writeSafetensors } from '../../../src/core/files/safetensors';
import { readZip, writeZip } from '../../../src/core/files/zip';
import { createRandom } from '../../../src/core/random';
import { somePackage } from './packages';
import { packForReader } from '../../../src/store/model/packForReader';
import { readme } from '../../../src/store/model/readme';
import { ReaderError } from '../../../src/core/errors';
import { errorMessage } from '../../../src/store/errorMessage';
import { expectRefusal } from '../../sentences';

type Json = Record<string, unknown>;
type Changes = Readonly<Record<string, (file: Uint8Array) => Uint8Array | null>>;

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const PACKED = packForReader(somePackage());

/** The archive with some of its files changed, or left out for `null`. */
function repacked(changes: Changes): Uint8Array {
  const files = readZip(PACKED);
  for (const [name, change] of Object.entries(changes)) {
    const file = change(files.get(name) ?? new Uint8Array(0));
    if (file === null) files.delete(name);
    else files.set(name, file);
  }
  return writeZip(files);
}

const brackets = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

/** A file of JSON, changed in place. */
const json = (change: (value: Json) => void) => (file: Uint8Array) => {
  const value = JSON.parse(decoder.decode(file)) as Json;
  change(value);
  return encoder.encode(JSON.stringify(value));
};

const textOf = (bytes: Uint8Array, name: string) => decoder.decode(readZip(bytes).get(name));

describe('packModel', () => {
  it.each([
    ['tied, grouped queries', {}],
    ['untied', { tiedHead: false }],
    ['a head for every key', { nKvHead: 4, nLayer: 1 }],
  ] as [string, Partial<ModelConfig>][])('comes back to the bit: %s', (_, config) => {
    const whole = somePackage({ config });
    const { embedding } = whole.parameters;
    embedding.data.set([-0, 1e-45, 3.4028234663852886e38]);
    expect(unpackModel(packForReader(whole))).toStrictEqual(whole);
    expect(Object.is(unpackModel(packForReader(whole)).parameters.embedding.data[0], -0)).toBe(
      true,
    );
  });

  it('says in its README where the guide is, if that is known', () => {
    const { config, about } = somePackage();
    const of = (siteUrl: string) =>
      readme({ config, about, precision: 'float32', runs: true }, siteUrl);
    expect(of('https://example.org/guide/')).toContain(
      'the guide [LLMs Under the Hood](https://example.org/guide/).',
    );
    expect(of('')).toContain('the guide *LLMs Under the Hood*.');
  });

  it('comes back rounded from float16, and says so', () => {
    const whole = somePackage();
    const { embedding } = whole.parameters;
    embedding.data.set([1 + 2 ** -11, 1 + 3 * 2 ** -11, 65_519, -0, 2 ** -25, 0.1]);
    const bytes = packForReader(whole, 'float16');
    const again = unpackModel(bytes);
    expect([...again.parameters.embedding.data.subarray(0, 6)]).toEqual([
      ...[1, 1 + 2 ** -9, 65_504, -0, 0, 0.0999755859375],
    ]);
    const { parameters: _, ...others } = whole;
    expect(again).toMatchObject(others);
    // Rounded once, it stays.
    expect(unpackModel(packForReader(again, 'float16'))).toStrictEqual(again);
    const config = JSON.parse(textOf(bytes, 'config.json')) as Json;
    expect(config['torch_dtype']).toBe('float16');
    expect(textOf(bytes, 'README.md')).toContain('as float16, each rounded to eleven binary');
    expect(readZip(bytes).get('model.safetensors')!.length).toBeLessThan(
      0.6 * readZip(PACKED).get('model.safetensors')!.length,
    );
  });

  it('refuses in a sentence what float16 cannot hold', () => {
    const whole = somePackage();
    whole.parameters.embedding.data[3] = -70_000;
    expect(unpackModel(packForReader(whole)).parameters.embedding.data[3]).toBe(-70_000);
    expectRefusal(
      () => packForReader(whole, 'float16'),
      '"model.embed_tokens.weight": expected numbers below 65,520, which is as far as float16 goes, got -70000. The model can be taken home in float32.',
    );
  });

  it('makes the same bytes of the same model', () => {
    const whole = somePackage();
    const turned = Object.fromEntries(Object.entries(whole.parameters).toReversed());
    expect(packForReader({ ...whole, parameters: turned })).toEqual(PACKED);
  });

  it.each(['random', 'base', 'assistant'] as const)('keeps the age %s', (age) => {
    expect(unpackModel(packForReader(somePackage({ about: { age } }))).about.age).toBe(age);
  });

  it('tells of the model in its README, and takes the name of the corpus for text', () => {
    const corpus = '<img src=x onerror=alert(1)> | [me](javascript:alert(1))\n# `boo`';
    const readme = textOf(packForReader(somePackage({ about: { corpus } })), 'README.md');
    expect(readme).toContain(
      String.raw`| Corpus | \<img src=x onerror=alert(1)\> \| \[me\](javascript:alert(1)) # \`boo\` |`,
    );
    expect(readme).toContain('| Pre-training | 800 steps |');
    expect(readme).toContain('apply_chat_template');
    expect(textOf(packForReader(somePackage({ about: { age: 'base' } })), 'README.md')).toContain(
      'inputs = tokenizer("The zebra", return_tensors="pt")',
    );
  });

  const whole = somePackage();
  const { finalNorm, ...others } = whole.parameters;
  const alike = [
    [97, 98],
    [98, 99],
    [256, 99],
    [97, 257],
  ] as const;
  const refused: [string, () => Uint8Array, string][] = [
    [
      'a number that is not finite',
      () => {
        const data = finalNorm.data.slice().fill(NaN, 3, 4);
        return packForReader({
          ...whole,
          parameters: { ...others, finalNorm: { ...finalNorm, data } },
        });
      },
      'expected finite numbers in finalNorm',
    ],
    [
      'a parameter too few',
      () => packForReader({ ...whole, parameters: others }),
      'expected finalNorm of shape [16], got nothing',
    ],
    [
      'the tokenizer of another model',
      () => packForReader({ ...whole, tokenizer: { merges: [] } }),
      `expected a token for each of the ${whole.config.vocabSize} rows of the embedding, got 259`,
    ],
    [
      'half a step',
      () => packForReader(somePackage({ about: { pretrainingSteps: 0.5 } })),
      'packModel: expected metadata that can be read, got package.count',
    ],
    [
      'a corpus with a book for a name',
      () => packForReader(somePackage({ about: { corpus: 'x'.repeat(201) } })),
      'packModel: expected metadata that can be read, got package.corpus',
    ],
  ];
  it('refuses two tokens of one text, of which the format has one', () => {
    expectRefusal(
      () => packForReader({ ...whole, tokenizer: { merges: alike } }),
      'tokenizer.json: expected every token to be different, got "abc" as 258 and as 259.',
    );
  });

  it.each(refused)('refuses %s', (_, attempt, sentence) => {
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(sentence);
  });
});

describe('unpackModel', () => {
  it('does not mind files that are not its own, nor how the archive was packed', () => {
    const inner = writeZip(new Map([['config.json', encoder.encode('{}')]]));
    const bytes = repacked({
      'README.md': () => null,
      'notes/inner.zip': () => inner,
    });
    const reversed = writeZip(new Map(Array.from(readZip(bytes)).toReversed()));
    expect(unpackModel(reversed)).toStrictEqual(somePackage());
  });

  it('leaves out what no schema asks for', () => {
    const changed = repacked({
      'config.json': (file) =>
        encoder.encode(
          decoder
            .decode(file)
            .replace('{', '{ "__proto__": {"nLayer": 7}, "constructor": 1, "nLayer": 9,'),
        ),
    });
    expect(unpackModel(changed).config).toStrictEqual(somePackage().config);
  });

  const config = (name: string, value: unknown): Changes => ({
    'config.json': json((all) => {
      all[name] = value;
    }),
  });
  const raw = (name: string, from: RegExp, to: string): Changes => ({
    [name]: (file) => encoder.encode(decoder.decode(file).replace(from, to)),
  });
  const { vocabSize } = somePackage().config;
  const refusedConfigs: [string, Changes, string][] = [
    ['none', { 'config.json': () => null }, 'a model’s folder with config.json in it'],
    ['no JSON', { 'config.json': () => encoder.encode('nLayer = 2') }, 'expected JSON, got "nLa'],
    ['a list', { 'config.json': () => encoder.encode('[]') }, 'expected a JSON object, got []'],
    ['100 kB', raw('config.json', /^/, ' '.repeat(100_000)), 'at most 100,000 bytes, got'],
    [
      'a field twice',
      raw('config.json', /^{/, '{"vocab_size": 8,'),
      'expected every key once, got "vocab_size" twice',
    ],
    ['infinity', raw('config.json', /"rope_theta": 500/, '"rope_theta": 1e309'), 'got Infinity'],
    [
      '−1',
      config('num_hidden_layers', -1),
      'expected num_hidden_layers to be a whole number from 1 to 64',
    ],
    ['"8"', config('hidden_size', '8'), 'expected hidden_size to be a number, got "8"'],
    [
      'half a head',
      config('num_attention_heads', 2.5),
      'expected num_attention_heads to be a whole number',
    ],
    ['a million layers', config('num_hidden_layers', 1e6), 'from 1 to 64, got 1000000'],
    [
      'more than memory holds',
      {
        'config.json': json((all) => {
          Object.assign(all, { num_hidden_layers: 64, hidden_size: 4096, head_dim: 1024 });
        }),
      },
      'expected at most 16777216 parameters, got 3',
    ],
    ['no kind of model', config('model_type', undefined), 'model_type to be llama, got nothing'],
    [
      'a width too few, which transformers takes for 4096',
      config('hidden_size', undefined),
      'expected head_dim to be hidden_size / num_attention_heads, 1024, got 4',
    ],
    ['text for a truth', config('tie_word_embeddings', 'yes'), 'to be true or false, got "yes"'],
    ['another head_dim', config('head_dim', 8), 'hidden_size / num_attention_heads, 4, got 8'],
    ['another architecture', config('model_type', 'gpt2'), 'model_type to be llama, got "gpt2"'],
    ['biases', config('attention_bias', true), 'expected attention_bias to be false, got true'],
    ['scaled RoPE', config('rope_scaling', { factor: 2 }), 'got 2 as rope_scaling.factor'],
    [
      'more rows than there are',
      config('vocab_size', vocabSize + 1),
      `expected model.embed_tokens.weight of shape [${vocabSize + 1}, 16], got [${vocabSize}, 16]`,
    ],
  ];
  it.each(refusedConfigs)('refuses config.json: %s', (_, changes, sentence) => {
    expectRefused(changes, sentence);
  });

  const tensors = (change: (arrays: ReturnType<typeof readSafetensors>['arrays']) => Json) => ({
    'model.safetensors': (file: Uint8Array) => {
      const { arrays, metadata } = readSafetensors(file);
      return writeSafetensors(change(arrays) as typeof arrays, metadata);
    },
  });
  const about = (name: string, value: string | undefined): Changes => ({
    'model.safetensors': (file) => {
      const { arrays, metadata } = readSafetensors(file);
      const { [name]: _, ...rest } = metadata;
      return writeSafetensors(arrays, value === undefined ? rest : { ...rest, [name]: value });
    },
  });
  const query = 'model.layers.1.self_attn.q_proj.weight';
  const refusedTensors: [string, Changes, string][] = [
    ['none', { 'model.safetensors': () => null }, 'a model’s folder with model.safetensors in it'],
    ['cut', { 'model.safetensors': (file) => file.subarray(0, -1) }, 'bytes of data, as the'],
    [
      'NaN',
      {
        'model.safetensors': (file) => {
          const copy = file.slice();
          copy.fill(0xff, -4);
          return copy;
        },
      },
      'expected finite numbers, got NaN',
    ],
    [
      'a missing tensor',
      tensors(({ [query]: _, ...rest }) => rest),
      `expected ${query} of shape [16, 16], got nothing`,
    ],
    [
      'an extra tensor',
      tensors((all) => ({ ...all, 'lm_head.bias': all['model.norm.weight'] })),
      'expected only the tensors of the model in config.json, got "lm_head.bias"',
    ],
    [
      'a tensor with a name of the prototype',
      tensors((all) => ({ ...all, toString: all[query] })),
      'expected only the tensors of the model in config.json, got "toString"',
    ],
    [
      'a turned shape',
      tensors((all) => ({ ...all, [query]: { shape: [8, 32], data: all[query].data } })),
      `expected ${query} of shape [16, 16], got [8, 32]`,
    ],
    ['an unknown age', about('age', 'old'), 'to be random, base or assistant, got "old"'],
    [
      'a corpus with a book for a name',
      about('corpus', 'x'.repeat(201)),
      'of at most 200 characters',
    ],
    ['a seed in words', about('seed', '1e3'), 'expected seed to be a whole number from 0'],
    [
      'steps that nobody has taken',
      about('pretrainingSteps', '9007199254740991'),
      'from 0 to 10,000,000, got "9007199254740991"',
    ],
    ['endless steps', about('fineTuningSteps', '9'.repeat(400)), 'expected fineTuningSteps'],
  ];
  it.each(refusedTensors)('refuses model.safetensors: %s', (_, changes, sentence) => {
    expectRefused(changes, sentence);
  });

  interface TokenizerFile extends Json {
    readonly added_tokens: { id: number; content: string }[];
    readonly model: { type: string; vocab: Record<string, number>; merges: unknown[] };
  }
  const tokenizer = (change: (all: TokenizerFile) => void): Changes => ({
    'tokenizer.json': json((all) => change(all as TokenizerFile)),
  });
  const merge = (k: number, to: unknown) =>
    tokenizer(({ model }) => {
      model.merges[k] = to;
    });
  const refusedTokenizers: [string, Changes, string][] = [
    ['none', { 'tokenizer.json': () => null }, 'a model’s folder with tokenizer.json in it'],
    ['no model', { 'tokenizer.json': () => encoder.encode('{}') }, 'expected a model, got nothing'],
    [
      'another kind',
      tokenizer(({ model }) => {
        model.type = 'WordPiece';
      }),
      'expected a model of type BPE, got "WordPiece"',
    ],
    [
      'words cut in another way',
      raw('tokenizer.json', /\{1,64\}/, '{1,65}'),
      'expected pre_tokenizer to cut text as GPT-2, Llama 3, SmolLM or this guide does, got',
    ],
    [
      'millions of brackets, in a few kilobytes',
      raw(
        'tokenizer.json',
        /"pre_tokenizer": \{/,
        `"deep": ${brackets(7_900_000)}, "pre_tokenizer": {`,
      ),
      'expected lists and objects at most 64 levels deep, got more',
    ],
    [
      'more than is unpacked',
      raw('tokenizer.json', /^/, ' '.repeat(16_000_000)),
      'expected "tokenizer.json" to have at most 16,000,000 bytes',
    ],
    [
      'changed text',
      tokenizer((all) => {
        all['normalizer'] = { type: 'Lowercase' };
      }),
      'expected normalizer to be null, got "Lowercase"',
    ],
    [
      'an id twice',
      tokenizer(({ model }) => {
        model.vocab['A'] = 66;
      }),
      `expected every token once, with an id from 0 to ${vocabSize - 1} of its own, got 66 for "B"`,
    ],
    [
      'an id beyond the rows',
      tokenizer(({ model }) => {
        model.vocab['A'] = vocabSize;
      }),
      `of its own, got ${vocabSize} for "A"`,
    ],
    [
      'an id that is text',
      tokenizer(({ model }) => Object.assign(model.vocab, { A: '65' })),
      'of its own, got "65" for "A"',
    ],
    [
      'half an id',
      tokenizer(({ model }) => {
        model.vocab['A'] = 65.5;
      }),
      'of its own, got 65.5 for "A"',
    ],
    ['a token twice', raw('tokenizer.json', /"A": 65,/, '"A": 65, "A": 65,'), 'got "A" twice'],
    [
      'no token for the end',
      tokenizer(({ added_tokens }) => added_tokens.splice(0)),
      'expected a token that ends a text, got none. Name it as eos_token',
    ],
    [
      'a merge of one',
      merge(3, 'A'),
      'expected merge 3 to be two tokens of the vocabulary, got "A"',
    ],
    ['a merge of three', merge(3, 'A B C'), 'expected merge 3 to be two tokens'],
    ['a merge of unknown tokens', merge(3, 'A 日'), 'expected merge 3 to be two tokens'],
    ['a merge that is a number', merge(3, 5), 'expected merge 3 to be two tokens'],
    ['a merge of the prototype', merge(3, 'toString A'), 'expected merge 3 to be two tokens'],
    [
      'a merge that makes no token',
      merge(0, 'A A'),
      'expected what merge 0 makes, "AA", to be a token of the vocabulary',
    ],
    [
      'a merge twice',
      tokenizer(({ model }) => {
        model.merges[1] = model.merges[0];
      }),
      'expected every merge once',
    ],
  ];
  it.each(refusedTokenizers)('refuses tokenizer.json: %s', (_, changes, sentence) => {
    expectRefused(changes, sentence);
  });
});

it('answers any damage with a sentence, and never with half a model', () => {
  const random = createRandom(1);
  const whole = somePackage();
  const names = ['config.json', 'tokenizer.json', 'model.safetensors'];
  for (let round = 0; round < 300; round++) {
    const damage = (file: Uint8Array) => {
      const copy = file.slice();
      // Half of the time near the start, where the headers are.
      const end = random.next() < 0.5 ? copy.length : Math.min(copy.length, 1000);
      copy[random.int(end)] = random.int(256);
      return copy;
    };
    const bytes = round % 4 === 0 ? damage(PACKED) : repacked({ [random.pick(names)]: damage });
    try {
      const { config, parameters } = unpackModel(bytes);
      expect(Object.keys(parameters)).toEqual(Object.keys(whole.parameters));
      expect(config.dModel).toBe(whole.config.dModel);
    } catch (error) {
      expect(error, `round ${round}`).toBeInstanceOf(ReaderError);
      expect(errorMessage(error)).toMatch(/^([^]+: e|E)xpected [^]+\.$/);
    }
  }
});

function expectRefused(changes: Changes, sentence: string): void {
  const bytes = repacked(changes);
  expectRefusal(() => unpackModel(bytes), sentence);
}
