/**
 * A model as Hugging Face's `LlamaForCausalLM` has it: `config.json`, and the names and shapes of its
 * tensors (transformers, `configuration_llama.py` and `modeling_llama.py`). RoPE pairs the same
 * dimensions there and here, so that no row has to move.
 */

import type { NamedArrays, NdArray } from '../arrays';
import {
  configFault,
  countParameters,
  headDim,
  parameterSpecs,
  sizeOf,
  type ModelConfig,
} from '../config';
import { ReaderError } from '../errors';
import { expectObject, field, quote, shown, type JsonObject } from './json';

/** What a `LlamaForCausalLM` could be and ours is not. */
const FIXED = {
  model_type: 'llama',
  hidden_act: 'silu',
  attention_bias: false,
  mlp_bias: false,
  rope_scaling: null,
} as const;

/**
 * What `transformers` takes where a file says nothing (`LlamaConfig`); `null` is written there for
 * nothing, too. Of the heads for keys and values there are as many as of the others.
 */
const DEFAULTS: JsonObject = {
  hidden_act: 'silu',
  attention_bias: false,
  mlp_bias: false,
  vocab_size: 32_000,
  max_position_embeddings: 2_048,
  num_hidden_layers: 32,
  num_attention_heads: 32,
  hidden_size: 4_096,
  intermediate_size: 11_008,
  rms_norm_eps: 1e-6,
  tie_word_embeddings: false,
  rope_theta: 10_000,
};

const NUMBERS = {
  vocabSize: 'vocab_size',
  contextLength: 'max_position_embeddings',
  nLayer: 'num_hidden_layers',
  nHead: 'num_attention_heads',
  nKvHead: 'num_key_value_heads',
  dModel: 'hidden_size',
  hiddenDim: 'intermediate_size',
  ropeTheta: 'rope_theta',
  normEps: 'rms_norm_eps',
} as const satisfies Partial<Record<keyof ModelConfig, string>>;

const TIED = 'tie_word_embeddings';
const HEAD_DIM = 'head_dim';

/**
 * @param endId the token behind the last document
 * @param beginId the token before the first
 */
export function llamaConfig(config: ModelConfig, endId: number, beginId = endId): JsonObject {
  const numbers = Object.entries(NUMBERS) as [keyof typeof NUMBERS, string][];
  return {
    architectures: ['LlamaForCausalLM'],
    ...FIXED,
    ...Object.fromEntries(numbers.map(([key, name]) => [name, config[key]])),
    [HEAD_DIM]: headDim(config),
    [TIED]: config.tiedHead,
    attention_dropout: 0,
    bos_token_id: beginId,
    eos_token_id: endId,
    pad_token_id: endId,
    torch_dtype: 'float32',
    use_cache: true,
  };
}

/**
 * @param mostBytes that the parameters may take
 * @throws ReaderError unless it is a Llama that this guide can build
 */
export function readLlamaConfig(json: JsonObject, mostBytes: number): ModelConfig {
  expectPlain(json);
  const tiedHead = valueOf(json, TIED);
  if (typeof tiedHead !== 'boolean') {
    throw new ReaderError('llama.notAFlag', { who: WHO, name: TIED, got: shown(tiedHead) });
  }
  const number = (key: keyof typeof NUMBERS): number => expectNumber(NUMBERS[key], json);
  const config: ModelConfig = {
    vocabSize: number('vocabSize'),
    contextLength: number('contextLength'),
    nLayer: number('nLayer'),
    nHead: number('nHead'),
    nKvHead: isGiven(json, NUMBERS.nKvHead) ? number('nKvHead') : number('nHead'),
    dModel: number('dModel'),
    hiddenDim: number('hiddenDim'),
    ropeTheta: readRopeTheta(json),
    normEps: number('normEps'),
    tiedHead,
  };
  const nameOf = (key: string) => NUMBERS[key as keyof typeof NUMBERS];
  const fault = configFault(config, { who: WHO, nameOf });
  if (fault) throw fault;
  if (isGiven(json, HEAD_DIM) && field(json, HEAD_DIM) !== headDim(config)) {
    const got = shown(field(json, HEAD_DIM));
    const params = { who: WHO, name: HEAD_DIM, expected: headDim(config), got };
    throw new ReaderError('llama.headDim', params);
  }
  const most = Math.floor(mostBytes / Float32Array.BYTES_PER_ELEMENT);
  const parameters = countParameters(config);
  if (parameters > most) {
    throw new ReaderError('llama.tooLarge', { who: WHO, most, parameters });
  }
  return config;
}

const WHO = 'config.json';

const isGiven = (json: JsonObject, name: string): boolean => (field(json, name) ?? null) !== null;

const valueOf = (json: JsonObject, name: string): unknown =>
  isGiven(json, name) ? field(json, name) : DEFAULTS[name];

function expectNumber(name: string, json: JsonObject, value = valueOf(json, name)): number {
  if (typeof value === 'number') return value;
  throw new ReaderError('llama.notANumber', { who: WHO, name, got: shown(value) });
}

/** Refuses what would make another model of the same numbers. */
function expectPlain(json: JsonObject): void {
  const { rope_scaling: _, ...fixed } = FIXED;
  for (const [name, wanted] of Object.entries(fixed)) {
    const value = valueOf(json, name);
    // Two names of one function.
    if (value === wanted || (name === 'hidden_act' && value === 'swish')) continue;
    const expected = String(wanted);
    throw new ReaderError('llama.fixed', { who: WHO, name, expected, got: shown(value) });
  }
  if (isGiven(json, QUANTIZED)) {
    const got = shown(field(json, QUANTIZED));
    throw new ReaderError('llama.fixed', { who: WHO, name: QUANTIZED, expected: 'null', got });
  }
}

const QUANTIZED = 'quantization_config';

/**
 * The base of the rotary frequencies: by itself up to transformers 4, among `rope_parameters` from 5 on.
 * What is not the plain rotation is refused wherever it stands.
 */
function readRopeTheta(json: JsonObject): number {
  expectWhole(json, '');
  const alone = isGiven(json, THETA) ? expectNumber(THETA, json) : undefined;
  const within = ['rope_parameters', 'rope_scaling'].map((place) => readRope(json, place));
  const told = [alone, ...within].filter((theta) => theta !== undefined);
  if (told.some((theta) => theta !== told[0])) {
    const names = [THETA, `rope_parameters.${THETA}`] as const;
    throw new ReaderError('llama.contradiction', { who: WHO, names });
  }
  return told[0] ?? expectNumber(THETA, json);
}

const THETA = 'rope_theta';
const PARTIAL = 'partial_rotary_factor';

/** The base that an object of the rotation tells of, if it does. */
function readRope(json: JsonObject, place: string): number | undefined {
  if (!isGiven(json, place)) return undefined;
  const rope = expectObject(
    field(json, place),
    (got) => new ReaderError('llama.scaledRope', { who: WHO, name: place, got }),
  );
  for (const [key, value] of Object.entries(rope)) {
    const name = `${place}.${key}`;
    const isType = key === 'rope_type' || key === 'type';
    if ((isType && value !== 'default') || (typeof value === 'object' && value !== null)) {
      throw new ReaderError('llama.scaledRope', { who: WHO, name, got: shown(value) });
    }
  }
  // Without a type, whatever else is said could only be a scaling.
  const isTyped = isGiven(rope, 'rope_type') || isGiven(rope, 'type');
  const more = Object.keys(rope).find((key) => key !== THETA && key !== PARTIAL);
  if (!isTyped && more !== undefined) {
    const params = { who: WHO, name: `${place}.${more}`, got: shown(rope[more]) };
    throw new ReaderError('llama.scaledRope', params);
  }
  expectWhole(rope, `${place}.`);
  const name = `${place}.${THETA}`;
  return isGiven(rope, THETA) ? expectNumber(name, rope, field(rope, THETA)) : undefined;
}

/** Refuses a rotation of some dimensions only. */
function expectWhole(json: JsonObject, place: string): void {
  if (!isGiven(json, PARTIAL) || field(json, PARTIAL) === 1) return;
  const params = { who: WHO, name: place + PARTIAL, got: shown(field(json, PARTIAL)) };
  throw new ReaderError('llama.scaledRope', params);
}

/** A tensor there, and where its numbers lie in a parameter here. */
interface Part {
  readonly name: string;
  readonly shape: readonly number[];
  readonly parameter: string;
  /** The first of its numbers. */
  readonly offset: number;
}

/** Our parameters are theirs stacked: queries, keys and values, and the gate above the up projection. */
function partsOf(config: ModelConfig): Part[] {
  const { nHead, nKvHead, dModel, hiddenDim } = config;
  const keyRows = nKvHead * headDim(config);
  const whole = (name: string): [string, number][] => [[name, 0]];
  const stacks: Readonly<Record<string, [name: string, rows: number][]>> = {
    embedding: whole('model.embed_tokens'),
    attentionNorm: whole('input_layernorm'),
    qkv: [
      ['self_attn.q_proj', nHead * headDim(config)],
      ['self_attn.k_proj', keyRows],
      ['self_attn.v_proj', keyRows],
    ],
    attentionOut: whole('self_attn.o_proj'),
    mlpNorm: whole('post_attention_layernorm'),
    gateUp: [
      ['mlp.gate_proj', hiddenDim],
      ['mlp.up_proj', hiddenDim],
    ],
    down: whole('mlp.down_proj'),
    finalNorm: whole('model.norm'),
    head: whole('lm_head'),
  };
  return parameterSpecs(config).flatMap(({ name: parameter, shape: stacked }) => {
    const inLayer = /^(layers\.\d+)\.(.+)$/.exec(parameter);
    const prefix = inLayer ? `model.${inLayer[1]}.` : '';
    let offset = 0;
    return stacks[inLayer ? inLayer[2] : parameter].map(([name, rows]) => {
      const shape = rows === 0 ? stacked : [rows, dModel];
      const part = { name: `${prefix}${name}.weight`, shape, parameter, offset };
      offset += sizeOf(shape);
      return part;
    });
  });
}

/** Views of our parameters by the names of theirs. */
export function toLlama(config: ModelConfig, parameters: NamedArrays): NamedArrays {
  const view = ({ name, shape, parameter, offset }: Part): [string, NdArray] => {
    const data = parameters[parameter].data.subarray(offset, offset + sizeOf(shape));
    return [name, { shape, data }];
  };
  return Object.fromEntries(partsOf(config).map(view));
}

/** Frequencies of the rotation, which older versions of `transformers` kept beside the parameters. */
const FREQUENCIES = /(^|\.)rotary_emb\.inv_freq$/;

const EMBEDDING = 'model.embed_tokens.weight';
const HEAD = 'lm_head.weight';

/**
 * Our parameters out of their tensors. A head beside the embedding that it is tied to has to be the same.
 * @throws ReaderError if a tensor is missing, unknown or of another shape
 */
export function fromLlama(config: ModelConfig, tensors: NamedArrays): NamedArrays {
  const who = 'model.safetensors';
  const parts = partsOf(config);
  const names = new Set(parts.map(({ name }) => name));
  const isTwice = config.tiedHead && Object.hasOwn(tensors, HEAD);
  const unknown = Object.keys(tensors).find(
    (name) => !names.has(name) && !FREQUENCIES.test(name) && !(isTwice && name === HEAD),
  );
  if (unknown !== undefined) {
    throw new ReaderError('llama.unknownTensor', { who, name: quote(unknown) });
  }
  for (const { name, shape } of parts) {
    const got = Object.hasOwn(tensors, name) ? tensors[name].shape : undefined;
    if (got?.join() !== shape.join()) {
      const params = { who, name, expected: shown(shape), got: shown(got) };
      throw new ReaderError('llama.tensorShape', params);
    }
  }
  if (isTwice && !isEqual(tensors[HEAD], tensors[EMBEDDING])) {
    throw new ReaderError('llama.headDiffers', { who });
  }
  const parameters = Object.fromEntries(
    parameterSpecs(config).map(({ name, shape }): [string, NdArray] => [
      name,
      { shape, data: new Float32Array(sizeOf(shape)) },
    ]),
  );
  for (const { name, parameter, offset } of parts) {
    parameters[parameter].data.set(tensors[name].data, offset);
  }
  return parameters;
}

const isEqual = (a: NdArray, b: NdArray): boolean =>
  a.shape.join() === b.shape.join() && a.data.every((value, i) => value === b.data[i]);
