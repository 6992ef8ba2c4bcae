/** Folders as other software saves models, made of a few numbers. */

import type { NamedArrays, NdArray } from '../../../src/core/arrays';
import type { ModelConfig } from '../../../src/core/config';
import { toLlama } from '../../../src/core/files/llama';
import { writeSafetensors } from '../../../src/core/files/safetensors';
import { createRandom } from '../../../src/core/random';
import { parameterSpecs, sizeOf } from '../../../src/core/config';
import { TOKENIZER } from './packages';

export type Json = Record<string, unknown>;

/** GPT-2's `bytes_to_unicode`, once more: of its own, so that a mistake there is found here. */
const CHARACTERS: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const isSeen = (each: number) => (each > 32 && each < 127) || (each > 160 && each !== 173);
  if (isSeen(byte)) return String.fromCodePoint(byte);
  const before = Array.from({ length: byte }, (_, each) => each).filter((each) => !isSeen(each));
  return String.fromCodePoint(256 + before.length);
});

interface How {
  /** Special tokens before all others, as trainers of Hugging Face put them. */
  readonly special?: readonly string[];
  /** What was added later, behind all others, and whether it is special. */
  readonly added?: readonly (readonly [content: string, special: boolean])[];
  readonly preTokenizer?: unknown;
  readonly mergesAsPairs?: boolean;
  /** Without these bytes: a corpus may have none of them. */
  readonly without?: readonly number[];
  readonly model?: Json;
  readonly postProcessor?: unknown;
}

export const BYTE_LEVEL = {
  type: 'ByteLevel',
  add_prefix_space: false,
  trim_offsets: true,
  use_regex: true,
};

/** A `tokenizer.json` of a BPE trainer: special tokens, then bytes by their characters, then merges. */
export function foreignTokenizer({
  special = ['<s>', '</s>'],
  added = [],
  preTokenizer = BYTE_LEVEL,
  mergesAsPairs = false,
  without = [],
  model = {},
  postProcessor = null,
}: How = {}): Json {
  const bytes = CHARACTERS.filter((_, byte) => !without.includes(byte)).sort();
  const spelt = [...CHARACTERS];
  const merges: [string, string][] = [];
  for (const [left, right] of TOKENIZER.merges) {
    merges.push([spelt[left], spelt[right]]);
    spelt.push(spelt[left] + spelt[right]);
  }
  const lost = without.map((byte) => CHARACTERS[byte]);
  const kept = merges.filter((pair) => !lost.some((each) => pair.join('').includes(each)));
  const tokens = [...special, ...bytes, ...new Set(kept.map((pair) => pair.join('')))];
  const token = (content: string, id: number, isSpecial: boolean) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: !isSpecial,
    special: isSpecial,
  });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [
      ...special.map((content, id) => token(content, id, true)),
      ...added.map(([content, isSpecial], i) => token(content, tokens.length + i, isSpecial)),
    ],
    normalizer: null,
    pre_tokenizer: preTokenizer,
    post_processor: postProcessor,
    decoder: BYTE_LEVEL,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ...model,
      vocab: Object.fromEntries(tokens.map((each, id) => [each, id])),
      merges: kept.map((pair) => (mergesAsPairs ? pair : pair.join(' '))),
    },
  };
}

export const countTokens = (tokenizer: Json): number => {
  const { vocab } = tokenizer['model'] as { vocab: Json };
  const added = (tokenizer['added_tokens'] as { content: string }[]).filter(
    ({ content }) => !Object.hasOwn(vocab, content),
  );
  return Object.keys(vocab).length + added.length;
};

export const SHAPE: Omit<ModelConfig, 'vocabSize'> = {
  contextLength: 32,
  nLayer: 2,
  nHead: 4,
  nKvHead: 4,
  dModel: 16,
  hiddenDim: 24,
  ropeTheta: 10_000,
  normEps: 1e-6,
  tiedHead: true,
};

/** `config.json` of transformers 4.30: no `head_dim`, nothing that is null. */
export const config4 = ({ vocabSize, ...shape }: ModelConfig): Json => ({
  architectures: ['LlamaForCausalLM'],
  bos_token_id: 0,
  eos_token_id: 1,
  hidden_act: 'silu',
  hidden_size: shape.dModel,
  initializer_range: 0.02,
  intermediate_size: shape.hiddenDim,
  max_position_embeddings: shape.contextLength,
  model_type: 'llama',
  num_attention_heads: shape.nHead,
  num_hidden_layers: shape.nLayer,
  rms_norm_eps: shape.normEps,
  tie_word_embeddings: shape.tiedHead,
  torch_dtype: 'float32',
  transformers_version: '4.30.2',
  use_cache: true,
  vocab_size: vocabSize,
});

/** The same of transformers 5. */
export function config5(config: ModelConfig): Json {
  const { torch_dtype: _, ...rest } = config4(config);
  return {
    ...rest,
    attention_bias: false,
    attention_dropout: 0.0,
    dtype: 'float32',
    head_dim: config.dModel / config.nHead,
    mlp_bias: false,
    num_key_value_heads: config.nKvHead,
    pad_token_id: null,
    pretraining_tp: 1,
    rope_parameters: { rope_theta: config.ropeTheta, rope_type: 'default' },
    transformers_version: '5.0.0',
  };
}

export function parametersOf(config: ModelConfig): NamedArrays {
  const random = createRandom(7);
  return Object.fromEntries(
    parameterSpecs(config).map(({ name, shape }): [string, NdArray] => [
      name,
      { shape, data: Float32Array.from({ length: sizeOf(shape) }, () => random.normal() / 2) },
    ]),
  );
}

export const encode = (value: unknown): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(value));

export interface Folder {
  readonly config: ModelConfig;
  readonly parameters: NamedArrays;
  readonly files: Map<string, Uint8Array>;
}

/** All that `save_pretrained` of model and tokenizer writes. */
export function savedFolder({
  version = 4,
  tokenizer = foreignTokenizer(),
  rows = countTokens(tokenizer),
  shape = {},
}: {
  version?: 4 | 5;
  tokenizer?: Json;
  rows?: number;
  shape?: Partial<ModelConfig>;
} = {}): Folder {
  const config = { ...SHAPE, ...shape, vocabSize: rows };
  const parameters = parametersOf(config);
  const usage = {
    added_tokens_decoder: {},
    bos_token: '<s>',
    clean_up_tokenization_spaces: version === 4,
    eos_token: version === 4 ? { __type: 'AddedToken', content: '</s>' } : '</s>',
    model_max_length: 1e30,
    tokenizer_class: 'PreTrainedTokenizerFast',
  };
  const files = new Map([
    ['config.json', encode(version === 4 ? config4(config) : config5(config))],
    [
      'generation_config.json',
      encode({ _from_model_config: true, bos_token_id: 0, eos_token_id: 1 }),
    ],
    ['model.safetensors', writeSafetensors(toLlama(config, parameters), { format: 'pt' })],
    ['special_tokens_map.json', encode({ bos_token: '<s>', eos_token: '</s>' })],
    ['tokenizer.json', encode(tokenizer)],
    ['tokenizer_config.json', encode(usage)],
    ['training_args.bin', Uint8Array.of(0x50, 0x4b, 1)],
  ]);
  return { config, parameters, files };
}
