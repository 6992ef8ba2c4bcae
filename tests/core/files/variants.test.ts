/** What people bring: each way in which a model that other software has saved differs from ours. */

import { Tokenizer } from '@huggingface/tokenizers';
import { describe, expect, it } from 'vitest';
import type { ModelConfig } from '../../../src/core/config';
import { NOTHING_KNOWN } from '../../../src/core/files/about';
import { toLlama } from '../../../src/core/files/llama';
import { packModel, unpackModel, type ModelPackage } from '../../../src/core/files/modelPackage';
import { readGguf, writeGguf } from '../../../src/core/files/gguf/gguf';
import { openModel } from '../../../src/core/files/openModel';
import { readModel } from '../../../src/core/files/readModel';
import { writeSafetensors } from '../../../src/core/files/safetensors';
import { readZip } from '../../../src/core/files/zip';
import { createTokenizer } from '../../../src/core/tokenizer/bpe';
import { packForReader } from '../../../src/store/model/packForReader';
import { expectRefusal, sentenceOf } from '../../sentences';
import {
  BYTE_LEVEL,
  countTokens,
  encode,
  foreignTokenizer,
  savedFolder,
  type Folder,
  type Json,
} from './foreign';
import { somePackage, TOKENIZER } from './packages';
import { anyText, ODD_TEXTS } from './texts';
import { zipAs } from './zipAs';

const OURS = readZip(packForReader(somePackage()));
const below = (folder: string, files: ReadonlyMap<string, Uint8Array>) =>
  new Map(Array.from(files, ([name, bytes]) => [folder + name, bytes]));
const listed = (files: ReadonlyMap<string, Uint8Array>) =>
  Array.from(files, ([name, bytes]) => ({ name, bytes }));

describe('an archive', () => {
  const junk = new Map([
    ['__MACOSX/model/._config.json', Uint8Array.of(0, 5, 22, 7)],
    ['model/.DS_Store', Uint8Array.of(0)],
  ]);
  const archives: [string, Uint8Array][] = [
    ['compressed', zipAs(OURS)],
    ['stored', zipAs(OURS, { compressed: false })],
    ['written into a pipe', zipAs(OURS, { streamed: true })],
    ['with a comment', zipAs(OURS, { comment: 'from a friend' })],
    ['with other files', zipAs(new Map([...OURS, ['notes/more.txt', new Uint8Array(9)]]))],
    ['with one folder at its top', zipAs(below('model/', OURS))],
    ['with a folder in a folder', zipAs(below('a/b/', OURS))],
    ['of macOS', zipAs(new Map([...below('model/', OURS), ...junk]))],
    ['in zip64', zipAs(OURS, { zip64: true })],
    ['in zip64, stored', zipAs(OURS, { zip64: true, compressed: false })],
    ['in zip64, written into a pipe', zipAs(OURS, { zip64: true, streamed: true })],
    ['in zip64, with a comment', zipAs(OURS, { zip64: true, comment: 'from a friend' })],
    [
      'with a name that is not UTF-8',
      zipAs(new Map([...OURS, ['caf\xe9.txt', new Uint8Array(9)]])),
    ],
    ['with the picture of a folder', zipAs(new Map([...OURS, ['Icon\r', new Uint8Array(0)]]))],
  ];
  it.each(archives)('opens: %s', (_, bytes) => {
    expect(unpackModel(bytes)).toStrictEqual(somePackage());
  });

  it('with a copy in a folder below opens the one at its top', () => {
    const both = new Map([...OURS, ...below('backup/', savedFolder().files)]);
    expect(unpackModel(zipAs(both))).toStrictEqual(somePackage());
  });

  it('of two models is refused, with their names', () => {
    const both = new Map([...below('a/', OURS), ...below('b/', OURS)]);
    expectRefusal(
      () => unpackModel(zipAs(both)),
      'Expected one model, got two: "a/config.json" and "b/config.json".',
    );
  });
});

/** The model of a folder with some of its JSON changed. */
function opened(folder: Folder, changes: Readonly<Record<string, (json: Json) => void>> = {}) {
  const files = new Map(folder.files);
  for (const [name, change] of Object.entries(changes)) {
    const json = JSON.parse(new TextDecoder().decode(files.get(name) ?? encode({}))) as Json;
    change(json);
    files.set(name, encode(json));
  }
  return unpackModel(zipAs(files));
}

const configured = (change: (json: Json) => void, version: 4 | 5 = 4) =>
  opened(savedFolder({ version }), { 'config.json': change });

describe('config.json', () => {
  it.each([4, 5] as const)('of transformers %i, in the whole folder that it saves', (version) => {
    const folder = savedFolder({ version });
    const { config, parameters, about } = unpackModel(
      zipAs(below('checkpoint-800/', folder.files)),
    );
    expect(config).toStrictEqual(folder.config);
    expect(parameters).toStrictEqual(folder.parameters);
    expect(about).toStrictEqual(NOTHING_KNOWN);
  });

  it('with the defaults of transformers where it says nothing', () => {
    const small = { ...savedFolder().config, normEps: 1e-6, contextLength: 2_048 };
    const { config } = configured((json) => {
      delete json['rms_norm_eps'];
      delete json['max_position_embeddings'];
      delete json['hidden_act'];
    });
    expect(config).toStrictEqual(small);
    expect(config.ropeTheta).toBe(10_000);
  });

  it.each([
    [
      'null for what is not said',
      { head_dim: null, num_key_value_heads: null, rope_scaling: null },
    ],
    ['a rotation by its type alone', { rope_scaling: { type: 'default' } }],
    ['the other name of silu', { hidden_act: 'swish' }],
    ['the rotation twice', { rope_theta: 10_000, rope_parameters: { rope_theta: 10_000 } }],
  ] as [string, Json][])('with %s', (_, change) => {
    expect(configured((json) => Object.assign(json, change)).config).toStrictEqual(
      savedFolder().config,
    );
  });

  it('with a base of the rotation among rope_parameters', () => {
    const shape: Partial<ModelConfig> = { ropeTheta: 500_000 };
    expect(unpackModel(zipAs(savedFolder({ version: 5, shape }).files)).config.ropeTheta).toBe(5e5);
  });

  it('with a byte order mark', () => {
    const { files, config } = savedFolder();
    files.set('config.json', Uint8Array.from([0xef, 0xbb, 0xbf, ...files.get('config.json')!]));
    expect(unpackModel(zipAs(files)).config).toStrictEqual(config);
  });

  it('of grouped queries, and of a head of its own', () => {
    const shape = { nKvHead: 2, tiedHead: false };
    const folder = savedFolder({ version: 5, shape });
    expect(unpackModel(zipAs(folder.files)).parameters).toStrictEqual(folder.parameters);
  });

  const scaled: [string, Json, string][] = [
    [
      'scaled beside rope_scaling: null',
      { rope_scaling: null, rope_parameters: { rope_type: 'llama3', factor: 8, rope_theta: 1e4 } },
      'got "llama3" as rope_parameters.rope_type',
    ],
    ['scaled as before', { rope_scaling: { type: 'linear', factor: 2 } }, 'as rope_scaling.type'],
    [
      'scaled without a type',
      { rope_parameters: { factor: 2 } },
      'got 2 as rope_parameters.factor',
    ],
    ['partial', { partial_rotary_factor: 0.5 }, 'got 0.5 as partial_rotary_factor'],
    [
      'partial within',
      { rope_parameters: { rope_type: 'default', partial_rotary_factor: 0.5 } },
      'got 0.5 as rope_parameters.partial_rotary_factor',
    ],
    [
      'of each kind of layer',
      { rope_parameters: { full_attention: { rope_type: 'default' } } },
      'got an object as rope_parameters.full_attention',
    ],
    ['in a word', { rope_scaling: 'linear' }, 'got "linear" as rope_scaling'],
  ];
  it.each(scaled)('refuses a rotation that is %s', (_, change, words) => {
    expectRefusal(() => configured((json) => Object.assign(json, change)), words);
  });

  it.each([
    [
      { rope_theta: 5, rope_parameters: { rope_theta: 6 } },
      'rope_theta and rope_parameters.rope_t',
    ],
    [{ num_attention_heads: 3 }, 'hidden_size to be a multiple of num_attention_heads'],
    [{ num_key_value_heads: 3 }, 'num_attention_heads to be a multiple of num_key_value_heads'],
    [{ rms_norm_eps: 0 }, 'rms_norm_eps above 0'],
    [{ num_hidden_layers: 65 }, 'num_hidden_layers to be a whole number from 1 to 64, got 65'],
    [{ model_type: 'mistral' }, 'model_type to be llama, got "mistral"'],
    [{ attention_bias: true }, 'attention_bias to be false, got true'],
    [{ quantization_config: { bits: 4 } }, 'quantization_config to be null, got an object'],
    [{ num_attention_heads: null }, 'hidden_size to be a multiple of num_attention_heads'],
  ] as [Json, string][])('refuses %j by the names of the file', (change, words) => {
    const attempt = () => configured((json) => Object.assign(json, change));
    expectRefusal(attempt, /^config\.json: expected /);
    expectRefusal(attempt, words);
  });
});

describe('model.safetensors', () => {
  /** With other tensors beside those of a model, or in the place of some. */
  function withTensors(
    change: (tensors: ReturnType<typeof toLlama>) => ReturnType<typeof toLlama>,
    metadata: Readonly<Record<string, string>> = {},
  ): ModelPackage {
    const folder = savedFolder();
    const tensors = change(toLlama(folder.config, folder.parameters));
    folder.files.set('model.safetensors', writeSafetensors(tensors, metadata));
    return unpackModel(zipAs(folder.files));
  }

  it.each([{ format: 'pt' }, {}] as Record<string, string>[])(
    'with %j for metadata tells nothing of the model',
    (metadata) => {
      expect(withTensors((all) => all, metadata).about).toStrictEqual(NOTHING_KNOWN);
    },
  );

  it('that tells a part of it tells that', () => {
    const metadata = { format: 'pt', seed: '123456789', corpus: 'whales.txt' };
    expect(withTensors((all) => all, metadata).about).toStrictEqual({
      ...NOTHING_KNOWN,
      seed: 123_456_789,
      corpus: 'whales.txt',
    });
  });

  const head = 'lm_head.weight';
  const embedding = 'model.embed_tokens.weight';
  it('with the head that it is tied to', () => {
    const { parameters } = withTensors((all) => ({ ...all, [head]: all[embedding] }));
    expect(parameters).toStrictEqual(savedFolder().parameters);
  });

  it('with another head than it says is refused, and what can be done', () => {
    expectRefusal(
      () =>
        withTensors((all) => {
          const { shape, data } = all[embedding];
          return { ...all, [head]: { shape, data: data.map((value, i) => (i === 5 ? 0 : value)) } };
        }),
      /lm_head\.weight to be model\.embed_tokens\.weight.*set tie_word_embeddings to false/,
    );
  });

  it('with the frequencies of the rotation', () => {
    const frequencies = { shape: [2], data: Float32Array.of(1, 0.01) };
    const { parameters } = withTensors((all) => ({
      ...all,
      'model.layers.0.self_attn.rotary_emb.inv_freq': frequencies,
      'model.rotary_emb.inv_freq': frequencies,
    }));
    expect(parameters).toStrictEqual(savedFolder().parameters);
  });

  it('without the head that config.json promises is refused', () => {
    expectRefusal(
      () => configured((json) => delete json['tie_word_embeddings']),
      'model.safetensors: expected lm_head.weight of shape',
    );
  });
});

describe('parameters in several files', () => {
  function sharded(change: (map: Json, files: Map<string, Uint8Array>) => void = () => {}) {
    const { config, parameters, files } = savedFolder();
    const tensors = Object.entries(toLlama(config, parameters));
    files.delete('model.safetensors');
    const map: Json = {};
    for (const part of [0, 1, 2]) {
      const name = `model-0000${part + 1}-of-00003.safetensors`;
      const here = tensors.filter((_, i) => i % 3 === part);
      for (const [tensor] of here) map[tensor] = name;
      files.set(name, writeSafetensors(Object.fromEntries(here), { format: 'pt' }));
    }
    change(map, files);
    files.set('model.safetensors.index.json', encode({ metadata: {}, weight_map: map }));
    return { files, parameters };
  }

  it('are put together', () => {
    const { files, parameters } = sharded();
    expect(unpackModel(zipAs(below('model/', files))).parameters).toStrictEqual(parameters);
  });

  const refused: [string, (map: Json, files: Map<string, Uint8Array>) => void, string | RegExp][] =
    [
      [
        'one is missing',
        (_, files) => files.delete('model-00002-of-00003.safetensors'),
        'with "model-00002-of-00003.safetensors" in it',
      ],
      [
        'a tensor is in another',
        (map) => (map['model.norm.weight'] = 'model-00001-of-00003.safetensors'),
        /weight_map names, and in no other/,
      ],
      [
        'a tensor is in none',
        (map) => (map['model.more.weight'] = 'model-00001-of-00003.safetensors'),
        'expected "model.more.weight" to be in the file',
      ],
      [
        'a name is none',
        (map) => (map['model.norm.weight'] = 7),
        'weight_map to name the file of every tensor, got 7',
      ],
      [
        'a name leads out',
        (map) => (map['model.norm.weight'] = '../x.safetensors'),
        'expected "model.norm.weight" to be in the file',
      ],
    ];
  it.each(refused)('are refused where %s', (_, change, words) => {
    expectRefusal(() => unpackModel(zipAs(sharded(change).files)), words);
  });
});

describe('files one by one', () => {
  const wanted = ['config.json', 'model.safetensors', 'tokenizer.json'];
  const three = () => new Map([...savedFolder().files].filter(([name]) => wanted.includes(name)));

  it('three are enough', () => {
    expect(readModel(listed(three())).parameters).toStrictEqual(savedFolder().parameters);
  });

  it('all of a folder, by their paths', () => {
    expect(readModel(listed(below('tiny/', savedFolder().files)))).toStrictEqual(
      unpackModel(zipAs(savedFolder().files)),
    );
  });

  it('parameters of another name, if they are the only ones', () => {
    const files = three();
    files.set('tiny.safetensors', files.get('model.safetensors')!);
    files.delete('model.safetensors');
    expect(readModel(listed(files)).config).toStrictEqual(savedFolder().config);
  });

  it('as a browser gives them, of which it reads those of the model', async () => {
    const blobs = listed(below('tiny/', savedFolder().files)).map(({ name, bytes }) => ({
      name,
      blob: new Blob([bytes as Uint8Array<ArrayBuffer>]),
    }));
    const large = { name: 'tiny/optimizer.pt', blob: { size: 2 ** 32 } as Blob };
    const told: number[] = [];
    const model = await openModel([...blobs, large], (fraction) => told.push(fraction));
    expect(model.parameters).toStrictEqual(savedFolder().parameters);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    const weights = { name: 'tiny/model.safetensors', blob: { size: 2 ** 27 } as Blob };
    const others = blobs.filter(({ name }) => name !== weights.name);
    expect(await sentenceOf(openModel([...others, weights]))).toMatch(
      'at most 64 MB, got files of 129',
    );
  });

  const without = (...names: string[]) =>
    new Map([...savedFolder().files].filter(([name]) => !names.includes(name)));
  const refused: [string, ReadonlyMap<string, Uint8Array>, string | RegExp][] = [
    ['nothing', new Map(), 'Expected a model: parameters.zip, a .gguf file, or a folder'],
    [
      'pictures',
      new Map([
        ['a.png', Uint8Array.of(1)],
        ['b.png', Uint8Array.of(1)],
      ]),
      'Expected a model: ',
    ],
    ['no config', without('config.json'), 'a model’s folder with config.json in it'],
    ['no tokenizer', without('tokenizer.json'), 'a model’s folder with tokenizer.json in it'],
    [
      'no parameters',
      without('model.safetensors', 'training_args.bin'),
      'with model.safetensors in it',
    ],
    [
      'parameters that can run code',
      new Map([
        ...without('model.safetensors', 'training_args.bin'),
        ['pytorch_model.bin', new Uint8Array(4)],
      ]),
      'got "pytorch_model.bin", a format that can run code',
    ],
    [
      'a tokenizer of SentencePiece alone',
      new Map([...without('tokenizer.json'), ['tokenizer.model', new Uint8Array(4)]]),
      'Expected tokenizer.json, got tokenizer.model',
    ],
    [
      'parameters of two names',
      new Map([
        ...without('model.safetensors'),
        ['a.safetensors', new Uint8Array(4)],
        ['b.safetensors', new Uint8Array(4)],
      ]),
      'got "a.safetensors" and "b.safetensors"',
    ],
    [
      'parameters alone',
      new Map([['model.safetensors', new Uint8Array(9)]]),
      'with config.json in it',
    ],
    [
      'a file of llama.cpp by its name alone',
      new Map([['a.gguf', new Uint8Array(9)]]),
      'Expected a model: parameters.zip, a .gguf file, or a folder',
    ],
  ];
  it.each(refused)('are refused: %s', (_, files, words) => {
    expectRefusal(() => readModel(listed(files)), words);
  });
});

/** Without the two characters that are white space in JavaScript or in Rust, and not in both. */
const TEXTS = [...ODD_TEXTS, ...Array.from({ length: 400 }, (_, seed) => anyText(seed))].map(
  (text) => text.replace(/[\u0085\uFEFF]/g, ''),
);

const SPLIT = (Regex: string) => ({
  type: 'Sequence',
  pretokenizers: [
    { type: 'Split', pattern: { Regex }, behavior: 'Isolated', invert: false },
    { ...BYTE_LEVEL, use_regex: false },
  ],
});
const LLAMA3 =
  "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
const GPT2 = "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

describe('tokenizer.json', () => {
  const kinds: [string, Json][] = [
    ['<s> and </s> before the bytes', foreignTokenizer()],
    ['merges as pairs', foreignTokenizer({ mergesAsPairs: true })],
    ['<pad> that was added', foreignTokenizer({ added: [['<pad>', true]] })],
    [
      'tokens that were added and are text',
      foreignTokenizer({
        added: [
          ['<think>', false],
          ['zebra', false],
          ['  ', false],
        ],
      }),
    ],
    [
      'a space before a text',
      foreignTokenizer({ preTokenizer: { ...BYTE_LEVEL, add_prefix_space: true } }),
    ],
    ['GPT-2’s pattern, written out', foreignTokenizer({ preTokenizer: SPLIT(GPT2) })],
    [
      'Llama 3’s pattern',
      foreignTokenizer({ preTokenizer: SPLIT(LLAMA3), model: { ignore_merges: true } }),
    ],
    ['bytes without a token', foreignTokenizer({ without: [0, 10, 0xe6, 0x33] })],
    [
      'an unknown token for them',
      foreignTokenizer({
        special: ['<unk>', '<s>', '</s>'],
        without: [0x33, 0xf0],
        model: { unk_token: '<unk>' },
      }),
    ],
  ];
  it.each(kinds)("gives Hugging Face's tokens, with %s", (_, tokenizer) => {
    const theirs = new Tokenizer(tokenizer, {});
    const model = unpackModel(zipAs(savedFolder({ tokenizer }).files));
    const ours = createTokenizer(model.tokenizer);
    for (const text of TEXTS) {
      const { ids } = theirs.encode(text, { add_special_tokens: false });
      expect(ours.encode(text), JSON.stringify(text)).toEqual(ids);
      if (ids.length > 0)
        expect(ours.decode(ids), JSON.stringify(text)).toBe(
          theirs.decode(ids, { clean_up_tokenization_spaces: false }),
        );
    }
    // And once more of the file that we write.
    const again = unpackModel(packForReader(model));
    expect(again.tokenizer).toStrictEqual(model.tokenizer);
    const written = JSON.parse(
      new TextDecoder().decode(readZip(packModel(model, {})).get('tokenizer.json')),
    ) as Json;
    const reread = new Tokenizer(written, {});
    for (const text of TEXTS.slice(0, 60)) {
      expect(reread.encode(text, { add_special_tokens: false }).ids).toEqual(ours.encode(text));
    }
  });

  it('joins unknown bytes of a word where the file says so, and not those of two, as Rust does', () => {
    const cut = (fuse_unk: boolean, text: string) => {
      const model = { unk_token: '<unk>', fuse_unk };
      const special = ['<unk>', '<s>', '</s>'];
      const tokenizer = foreignTokenizer({ special, without: [0x33, 0x34], model });
      return createTokenizer(unpackModel(zipAs(savedFolder({ tokenizer }).files)).tokenizer)
        .encode(text)
        .filter((id) => id === 0).length;
    };
    expect([cut(false, '3434 a 43'), cut(true, '3434 a 43'), cut(true, '33133')]).toEqual([
      6, 2, 2,
    ]);
  });

  it('cuts every digit off, with SmolLM’s pattern', () => {
    const preTokenizer = {
      type: 'Sequence',
      pretokenizers: [{ type: 'Digits', individual_digits: true }, BYTE_LEVEL],
    };
    const tokenizer = foreignTokenizer({ preTokenizer });
    const theirs = new Tokenizer(tokenizer, {});
    const ours = createTokenizer(unpackModel(zipAs(savedFolder({ tokenizer }).files)).tokenizer);
    // There, digits are those of ASCII alone.
    for (const text of TEXTS.map((each) => each.replace(/(?!\d)\p{N}/gu, ''))) {
      const { ids } = theirs.encode(text, { add_special_tokens: false });
      expect(ours.encode(text), JSON.stringify(text)).toEqual(ids);
    }
  });

  it('takes U+0085 for white space and U+FEFF for none, as Rust does', () => {
    const { tokenizer } = unpackModel(zipAs(savedFolder().files));
    const { encode: cut, decode } = createTokenizer(tokenizer);
    const pieces = (text: string) => cut(text).map((id) => decode([id]));
    // Before a letter, the last character of white space is apart; what is visible takes no letter.
    expect(cut('\u0085\u0085a')).toEqual([...cut('\u0085'), ...cut('\u0085'), ...cut('a')]);
    expect(pieces('\uFEFF').join('')).toHaveLength(3);
  });

  it('tells special tokens in what a template has written, and not in what is typed', () => {
    const { tokenizer } = unpackModel(zipAs(savedFolder().files));
    const { encode: typed, encodeTemplate, beginId, endId, userId } = createTokenizer(tokenizer);
    expect(encodeTemplate('<s>a</s>')).toEqual([beginId, ...typed('a'), endId]);
    expect(typed('<s>')).not.toContain(beginId);
    expect(userId).toBeNull();
  });

  const template = (name: string) => ({
    type: 'TemplateProcessing',
    single: [{ SpecialToken: { id: name, type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
    pair: [],
    special_tokens: { [name]: { id: name, ids: [0], tokens: [name] } },
  });
  it.each([
    ['of the tokenizer', { postProcessor: template('<b>') }, {}, '<b>'],
    ['of tokenizer_config.json', {}, { bos_token: { content: '<b>' } }, '<b>'],
    ['of none but the end', {}, {}, '</s>'],
  ] as [string, Json, Json, string][])(
    'begins a text with the token %s',
    (_, how, usage, begin) => {
      const tokenizer = foreignTokenizer({ special: ['<b>', '</s>'], ...how });
      const model = opened(savedFolder({ tokenizer }), {
        'tokenizer_config.json': (json) => {
          delete json['bos_token'];
          Object.assign(json, usage);
        },
        'generation_config.json': (json) => delete json['bos_token_id'],
        'config.json': (json) => delete json['bos_token_id'],
      });
      const { decode, beginId, endId } = createTokenizer(model.tokenizer);
      expect([decode([beginId]), decode([endId])]).toEqual([begin, '</s>']);
    },
  );

  it('has several tokens that end an answer, and keeps them', () => {
    const added = [
      ['<|im_end|>', true],
      ['<pad>', true],
    ] as const;
    const tokenizer = foreignTokenizer({ added });
    const size = countTokens(tokenizer);
    const model = opened(savedFolder({ tokenizer }), {
      'generation_config.json': (json) => void (json['eos_token_id'] = [1, size - 2, 1, size + 9]),
      'config.json': (json) => void (json['eos_token_id'] = [1, size - 1]),
    });
    const { endIds, decode } = createTokenizer(model.tokenizer);
    expect(endIds.map((id) => decode([id]))).toEqual(['</s>', '<|im_end|>', '<pad>']);
    expect(unpackModel(packForReader(model)).tokenizer).toStrictEqual(model.tokenizer);
    // The format has room for two.
    const back = createTokenizer(readGguf(writeGguf(model, 'F32')).tokenizer);
    expect(back.endIds.map((id) => back.decode([id]))).toEqual(['</s>', '<|im_end|>']);
  });

  it('has rows without a token, where the embedding was padded', () => {
    const tokenizer = foreignTokenizer({ added: [['<pad>', true]] });
    const rows = Math.ceil(countTokens(tokenizer) / 64) * 64;
    const model = unpackModel(zipAs(savedFolder({ tokenizer, rows }).files));
    const ours = createTokenizer(model.tokenizer);
    expect(ours.vocabSize).toBe(rows);
    expect(ours.decode([ours.encode('a')[0], rows - 1])).toBe('a');
    expect(ours.tokenText(rows - 1)).toBe(`‹#${rows - 1}›`);
    expect(unpackModel(packForReader(model))).toStrictEqual(model);
  });

  it('of ours, with a token that was added and padding, still knows who speaks', () => {
    const json = JSON.parse(new TextDecoder().decode(OURS.get('tokenizer.json'))) as Json;
    const added = json['added_tokens'] as Json[];
    added.push({ ...added[0], id: countTokens(json), content: '<pad>' });
    const model = unpackModel(zipAs(savedFolder({ tokenizer: json, rows: 512 }).files));
    const [ours, before] = [createTokenizer(model.tokenizer), createTokenizer(TOKENIZER)];
    expect([ours.userId, ours.assistantId]).toEqual([before.userId, before.assistantId]);
    for (const text of TEXTS.slice(0, 60)) expect(ours.encode(text)).toEqual(before.encode(text));
  });

  const refused: [string, (json: Json & { model: Json }) => void, string | RegExp][] = [
    [
      'SentencePiece, as Llama 2 has it',
      (json) => {
        json['normalizer'] = { type: 'Sequence', normalizers: [{ type: 'Prepend', prepend: '▁' }] };
        json.model['byte_fallback'] = true;
      },
      'expected byte-level BPE, got SentencePiece, which writes a space as ▁',
    ],
    ['Unigram', (json) => (json.model['type'] = 'Unigram'), 'got SentencePiece'],
    ['Metaspace', (json) => (json['pre_tokenizer'] = { type: 'Metaspace' }), 'got SentencePiece'],
    [
      'lower case',
      (json) => (json['normalizer'] = { type: 'Lowercase' }),
      'normalizer to be null, got "Lowercase"',
    ],
    [
      'words at white space',
      (json) => (json['pre_tokenizer'] = { type: 'Whitespace' }),
      'got "Whitespace"',
    ],
    [
      'nothing to cut with',
      (json) => (json['pre_tokenizer'] = null),
      'expected pre_tokenizer to cut text as',
    ],
    [
      'bytes that are not cut',
      (json) => (json['pre_tokenizer'] = { ...BYTE_LEVEL, use_regex: false }),
      'expected pre_tokenizer',
    ],
    ['a pattern of its own', (json) => (json['pre_tokenizer'] = SPLIT('(a+)+$')), 'got "(a+)+$"'],
    ['dropout', (json) => (json.model['dropout'] = 0.1), 'model.dropout to be null, got 0.1'],
    [
      'ends of words',
      (json) => (json.model['end_of_word_suffix'] = '</w>'),
      'model.end_of_word_suffix',
    ],
    [
      'another decoder',
      (json) => (json['decoder'] = { type: 'WordPiece' }),
      'decoder.type to be "ByteLevel", got "WordPiece"',
    ],
    [
      'more tokens than rows',
      (json) =>
        (json['added_tokens'] as Json[]).push({
          id: countTokens(json),
          content: '<x>',
          special: true,
        }),
      /expected a token for each of the \d+ rows/,
    ],
    [
      'a text that takes spaces along',
      (json) => (json['added_tokens'] as Json[]).push({ id: 700, content: 'x', lstrip: true }),
      'added_tokens.lstrip to be false, got true',
    ],
  ];
  it.each(refused)('is refused: %s', (_, change, words) => {
    expectRefusal(
      () =>
        opened(savedFolder(), {
          'tokenizer.json': (json) => change(json as Json & { model: Json }),
        }),
      words,
    );
  });

  it('knows which merge makes a token, and which tokens stand for no text', () => {
    const { tokenizer } = unpackModel(zipAs(savedFolder().files));
    const { merges, vocabulary } = tokenizer;
    const ours = createTokenizer(tokenizer);
    for (const [k, [left, right]] of merges.entries()) {
      const made = vocabulary!.tokens[ours.madeBy(k)];
      expect(made).toBe(`${vocabulary!.tokens[left]}${vocabulary!.tokens[right]}`);
      expect(ours.madeBy(ours.mergeOf(ours.madeBy(k))!)).toBe(ours.madeBy(k));
    }
    expect([0, 1, 2].map(ours.isSpecial)).toEqual([true, true, false]);
    expect(ours.mergeOf(2)).toBeNull();
  });

  it('takes a line of a million letters in its stride', () => {
    const { encode: cut, decode } = createTokenizer(
      unpackModel(zipAs(savedFolder().files)).tokenizer,
    );
    const line = 'abcdefghij'.repeat(100_000);
    expect(decode(cut(line))).toBe(line);
  });
});

describe('a chat template', () => {
  const usage = (chat_template: unknown) => ({
    'tokenizer_config.json': (json: Json) => void (json['chat_template'] = chat_template),
  });
  it.each([
    ['a text', '{{ bos_token }}', '{{ bos_token }}'],
    [
      'one of several',
      [
        { name: 'tool', template: 'x' },
        { name: 'default', template: 'y' },
      ],
      'y',
    ],
    ['none', undefined, undefined],
  ])('comes along: %s', (_, given, kept) => {
    const model = opened(savedFolder(), usage(given));
    expect(model.chatTemplate).toBe(kept);
    if (kept !== undefined) expect(unpackModel(packForReader(model)).chatTemplate).toBe(kept);
  });

  it('comes along in a file of its own, and ours is none of its own', () => {
    const { files } = savedFolder();
    files.set('chat_template.jinja', new TextEncoder().encode('{% for m in messages %}'));
    expect(unpackModel(zipAs(files)).chatTemplate).toBe('{% for m in messages %}');
    expect(unpackModel(zipAs(OURS))).not.toHaveProperty('chatTemplate');
  });
});
