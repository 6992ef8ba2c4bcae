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
import { field, quote, shown, type JsonObject } from './json';

/** What a `LlamaForCausalLM` could be and ours is not. */
const FIXED = {
  model_type: 'llama',
  hidden_act: 'silu',
  attention_bias: false,
  mlp_bias: false,
  rope_scaling: null,
} as const;

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

/** @param endId the token before the first document and behind the last */
export function llamaConfig(config: ModelConfig, endId: number): JsonObject {
  const numbers = Object.entries(NUMBERS) as [keyof typeof NUMBERS, string][];
  return {
    architectures: ['LlamaForCausalLM'],
    ...FIXED,
    ...Object.fromEntries(numbers.map(([key, name]) => [name, config[key]])),
    [HEAD_DIM]: headDim(config),
    [TIED]: config.tiedHead,
    attention_dropout: 0,
    bos_token_id: endId,
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
  const who = 'config.json';
  for (const [name, wanted] of Object.entries(FIXED)) {
    const value = field(json, name);
    if (value !== wanted) {
      const expected = String(wanted);
      throw new ReaderError('llama.fixed', { who, name, expected, got: shown(value) });
    }
  }
  const number = (key: keyof typeof NUMBERS): number => {
    const value = field(json, NUMBERS[key]);
    if (typeof value !== 'number') {
      throw new ReaderError('llama.notANumber', { who, name: NUMBERS[key], got: shown(value) });
    }
    return value;
  };
  const tiedHead = field(json, TIED);
  if (typeof tiedHead !== 'boolean') {
    throw new ReaderError('llama.notAFlag', { who, name: TIED, got: shown(tiedHead) });
  }
  const config: ModelConfig = {
    vocabSize: number('vocabSize'),
    contextLength: number('contextLength'),
    nLayer: number('nLayer'),
    nHead: number('nHead'),
    nKvHead: number('nKvHead'),
    dModel: number('dModel'),
    hiddenDim: number('hiddenDim'),
    ropeTheta: number('ropeTheta'),
    normEps: number('normEps'),
    tiedHead,
  };
  const fault = configFault(config);
  if (fault) throw fault;
  if (field(json, HEAD_DIM) !== headDim(config)) {
    const got = shown(field(json, HEAD_DIM));
    throw new ReaderError('llama.headDim', { who, name: HEAD_DIM, expected: headDim(config), got });
  }
  const most = Math.floor(mostBytes / Float32Array.BYTES_PER_ELEMENT);
  const parameters = countParameters(config);
  if (parameters > most) {
    throw new ReaderError('llama.tooLarge', { who, most, parameters });
  }
  return config;
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

/**
 * Our parameters out of their tensors.
 * @throws ReaderError if a tensor is missing, unknown or of another shape
 */
export function fromLlama(config: ModelConfig, tensors: NamedArrays): NamedArrays {
  const who = 'model.safetensors';
  const parts = partsOf(config);
  const names = new Set(parts.map(({ name }) => name));
  const unknown = Object.keys(tensors).find((name) => !names.has(name));
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
