/**
 * The tensors of a Llama as llama.cpp names them. They are those of `transformers` (`llama.ts`), but that
 * the rows of queries and keys lie in another order: RoPE turns dimensions 2i and 2i + 1 of a head there, and
 * i and i + d/2 here, so that each head's two halves are shuffled into one another.
 */

import type { NamedArrays, NdArray } from '../../arrays';
import { headDim, parameterSpecs, sizeOf, type ModelConfig } from '../../config';
import { ReaderError } from '../../errors';
import { quote, shown } from '../json';
import { toLlama } from '../llama';
import type { TensorEntry } from './read';
import type { NamedTensor } from './write';

/** Of each name there the name here, without the layer before it and `.weight` behind it. */
const NAMES: Readonly<Record<string, string>> = {
  'model.embed_tokens': 'token_embd',
  input_layernorm: 'attn_norm',
  'self_attn.q_proj': 'attn_q',
  'self_attn.k_proj': 'attn_k',
  'self_attn.v_proj': 'attn_v',
  'self_attn.o_proj': 'attn_output',
  post_attention_layernorm: 'ffn_norm',
  'mlp.gate_proj': 'ffn_gate',
  'mlp.up_proj': 'ffn_up',
  'mlp.down_proj': 'ffn_down',
  'model.norm': 'output_norm',
  lm_head: 'output',
};

/** Without it the head is the embedding. */
export const HEAD = 'output.weight';

/** Frequencies of RoPE, which follow from its base unless they are scaled. */
const ROPE_FACTORS = 'rope_freqs.weight';

/** `model.layers.0.mlp.up_proj.weight` is `blk.0.ffn_up.weight`. */
function ggufName(name: string): string {
  const [, layer, part] = /^(?:model\.layers\.(\d+)\.)?(.+)\.weight$/.exec(name)!;
  return `${layer === undefined ? '' : `blk.${layer}.`}${NAMES[part]}.weight`;
}

export const toGguf = (config: ModelConfig, parameters: NamedArrays): NamedTensor[] =>
  Object.entries(toLlama(config, parameters)).map(([name, array]) => ({
    name: ggufName(name),
    shape: array.shape,
    data: isRotated(name) ? shuffled(array, headDim(config)) : array.data,
  }));

/**
 * Our parameters out of the tensors of a file. Nothing of the data is read before all tensors are known to
 * be there, of the shapes that the configuration says.
 * @throws ReaderError that names the tensor
 */
export function fromGguf(
  config: ModelConfig,
  entries: readonly TensorEntry[],
  bytes: Uint8Array,
): NamedArrays {
  const found = new Map(entries.map((entry) => [entry.name, entry]));
  const parameters = Object.fromEntries(
    parameterSpecs(config).map(({ name, shape }): [string, NdArray] => [
      name,
      { shape, data: new Float32Array(sizeOf(shape)) },
    ]),
  );
  // Views: what is written there is in our parameters.
  const wanted = Object.entries(toLlama(config, parameters)).map(([name, view]) => {
    const tensor = ggufName(name);
    const entry = found.get(tensor);
    if (entry?.shape.join() !== view.shape.join()) {
      const params = { expected: shown(view.shape), got: shown(entry?.shape) };
      throw new ReaderError('gguf.tensorShape', { tensor: quote(tensor), ...params });
    }
    found.delete(tensor);
    return { name, view, entry };
  });
  for (const entry of found.values()) expectPlainRope(entry, bytes);
  for (const { name, view, entry } of wanted) {
    const data = numbersOf(entry!, bytes);
    view.data.set(isRotated(name) ? unshuffled({ ...view, data }, headDim(config)) : data);
  }
  return parameters;
}

/** Refuses all that is no tensor of a model, but for RoPE's factors, which may stand there if all are 1. */
function expectPlainRope(entry: TensorEntry, bytes: Uint8Array): void {
  const isPlain = entry.name === ROPE_FACTORS && numbersOf(entry, bytes).every((x) => x === 1);
  if (!isPlain) throw new ReaderError('gguf.unknownTensor', { tensor: quote(entry.name) });
}

function numbersOf({ name, type, begin, end }: TensorEntry, bytes: Uint8Array): Float32Array {
  const data = type.read(bytes.slice(begin, end).buffer);
  const at = data.findIndex((value) => !Number.isFinite(value));
  if (at >= 0) throw new ReaderError('gguf.notFinite', { tensor: quote(name), got: data[at], at });
  return data;
}

const isRotated = (name: string): boolean => /\.[qk]_proj\.weight$/.test(name);

/** @param headDim rows of a head */
const shuffled = (matrix: NdArray, headDim: number): Float32Array =>
  withRows(matrix, (row) => row - (row % headDim) + halved(row % headDim, headDim));

const unshuffled = (matrix: NdArray, headDim: number): Float32Array =>
  withRows(matrix, (row) => row - (row % headDim) + paired(row % headDim, headDim));

/** Where the dimension is here that is there the `r`th of a head. */
const halved = (r: number, headDim: number): number => (r % 2) * (headDim / 2) + Math.floor(r / 2);

/** Where the dimension is there that is here the `r`th of a head. */
const paired = (r: number, headDim: number): number =>
  r < headDim / 2 ? 2 * r : 2 * (r - headDim / 2) + 1;

/** @param from which row comes into each */
function withRows(
  { shape: [rows, width], data }: NdArray,
  from: (row: number) => number,
): Float32Array {
  const moved = new Float32Array(data.length);
  for (let row = 0; row < rows; row++) {
    const begin = from(row) * width;
    moved.set(data.subarray(begin, begin + width), row * width);
  }
  return moved;
}
