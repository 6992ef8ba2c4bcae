/** How one number of a pass comes about, worked out once more from what the pass had before it. */

import type { NamedArrays } from '../../core/arrays';
import { headDim, type ModelConfig } from '../../core/config';
import { attentionArithmetic, type CellArithmetic } from '../life/attention/arithmetic';
import type { Part } from './parts';
import { headRowAt, joinedHeads, recorded, rowAt } from './values';

/** Numbers times numbers, added up. */
export interface Product {
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly total: number;
}

export type Sum =
  | { readonly kind: 'lookup'; readonly tokenId: number; readonly value: number }
  | {
      readonly kind: 'norm';
      readonly input: number;
      /** The root of the mean square of so many numbers. */
      readonly size: number;
      readonly count: number;
      readonly gain: number;
      readonly value: number;
    }
  /** Of a row of weights with a vector: the value of a head, or what is brought back to the stream. */
  | { readonly kind: 'product'; readonly product: Product; readonly value: number }
  /** A number of a query or a key, turned together with its partner by the token's place. */
  | {
      readonly kind: 'turned';
      readonly own: Product;
      readonly partner: Product;
      /** From 1, within the head. */
      readonly partnerNumber: number;
      /** In radians. */
      readonly angle: number;
      /** Of the pair: the first loses what the second gains. */
      readonly isFirst: boolean;
      readonly value: number;
    }
  | { readonly kind: 'weight'; readonly sums: CellArithmetic; readonly value: number }
  /** Values of the tokens that are looked at, each times its weight. */
  | { readonly kind: 'blend'; readonly product: Product; readonly value: number }
  | {
      readonly kind: 'residual';
      readonly before: number;
      readonly added: number;
      readonly value: number;
    }
  | {
      readonly kind: 'neuron';
      readonly gate: Product;
      readonly up: Product;
      /** The gate times its sigmoid. */
      readonly opened: number;
      readonly value: number;
    }
  | {
      readonly kind: 'logit';
      readonly product: Product;
      readonly value: number;
      /** Of the softmax over all tokens: e to this logit less the greatest, and the sum of all such. */
      readonly greatest: number;
      readonly exponential: number;
      readonly total: number;
      /** How many tokens there are. */
      readonly count: number;
    };

export interface Pass {
  readonly config: ModelConfig;
  readonly tokenIds: readonly number[];
  /** Of the trace. */
  readonly arrays: NamedArrays;
  readonly parameters: NamedArrays;
}

const product = (a: Float32Array, b: Float32Array): Product => ({
  a,
  b,
  total: a.reduce((sum, x, i) => sum + x * b[i], 0),
});

/** @param index of a number that the token has of the part: of the logits, the id of a token */
export function sumOf(part: Part, pass: Pass, token: number, index: number): Sum {
  const { config, tokenIds, arrays, parameters } = pass;
  const { kind, layer } = part;
  const at = (name: string) => `layers.${layer}.${name}`;
  const stream = (name: string) => rowAt(recorded(arrays, name), token);
  const weights = (name: string, row: number) => rowAt(recorded(parameters, name), row);
  /** The stream as it was before attention, before the MLP, or at its end. */
  const before = () => {
    if (kind === 'finalNorm') return stream(`layers.${config.nLayer - 1}.afterMlp`);
    if (kind === 'mlpNorm' || kind === 'afterMlp') return stream(at('afterAttention'));
    return stream(layer === 0 ? 'embeddings' : `layers.${Number(layer) - 1}.afterMlp`);
  };
  const size = headDim(config);
  const head = Math.floor(index / size);
  const within = index % size;

  switch (kind) {
    case 'embeddings': {
      const tokenId = tokenIds[token];
      return { kind: 'lookup', tokenId, value: weights('embedding', tokenId)[index] };
    }
    case 'attentionNorm':
    case 'mlpNorm':
    case 'finalNorm': {
      const input = before();
      const square = input.reduce((sum, x) => sum + x * x, 0) / input.length;
      const rms = Math.sqrt(square + config.normEps);
      const gain = recorded(parameters, part.name).data[index];
      return {
        kind: 'norm',
        input: input[index],
        size: rms,
        count: input.length,
        gain,
        value: (input[index] / rms) * gain,
      };
    }
    case 'q':
    case 'k':
    case 'v': {
      const { nHead, nKvHead } = config;
      const first = { q: 0, k: nHead * size, v: (nHead + nKvHead) * size }[kind];
      const normed = stream(at('attentionNorm'));
      const read = (number: number) =>
        product(weights(at('qkv'), first + head * size + number), normed);
      const own = read(within);
      if (kind === 'v') return { kind: 'product', product: own, value: own.total };
      // Number i is turned together with number i + headDim / 2 (Su et al., 2021, in Llama's form).
      const pairs = size / 2;
      const isFirst = within < pairs;
      const other = isFirst ? within + pairs : within - pairs;
      const partner = read(other);
      const angle = token * config.ropeTheta ** (-(within % pairs) / pairs);
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const value = own.total * cos + (isFirst ? -1 : 1) * partner.total * sin;
      return { kind: 'turned', own, partner, partnerNumber: other + 1, angle, isFirst, value };
    }
    case 'attentionWeights': {
      const col = index % tokenIds.length;
      const sums = attentionArithmetic(
        recorded(arrays, at('q')),
        recorded(arrays, at('k')),
        Math.floor(index / tokenIds.length),
        { row: token, col },
        token + 1,
      );
      return { kind: 'weight', sums, value: sums.candidates[col].weight };
    }
    case 'attentionHeads': {
      const keyHead = Math.floor((head * config.nKvHead) / config.nHead);
      const looks = headRowAt(recorded(arrays, at('attentionWeights')), head, token);
      const values = recorded(arrays, at('v'));
      const seen = looks.subarray(0, token + 1);
      const of = Float32Array.from(seen, (_, i) => headRowAt(values, keyHead, i)[within]);
      const blend = product(seen, of);
      return { kind: 'blend', product: blend, value: blend.total };
    }
    case 'attentionOut': {
      const joined = joinedHeads(recorded(arrays, at('attentionHeads')), token);
      const out = product(weights(at('attentionOut'), index), joined);
      return { kind: 'product', product: out, value: out.total };
    }
    case 'afterAttention':
    case 'afterMlp': {
      const was = before()[index];
      const added = stream(at(kind === 'afterMlp' ? 'mlpOut' : 'attentionOut'))[index];
      return { kind: 'residual', before: was, added, value: was + added };
    }
    case 'mlpActivation': {
      const normed = stream(at('mlpNorm'));
      const gate = product(weights(at('gateUp'), index), normed);
      const up = product(weights(at('gateUp'), config.hiddenDim + index), normed);
      const opened = gate.total / (1 + Math.exp(-gate.total));
      return { kind: 'neuron', gate, up, opened, value: opened * up.total };
    }
    case 'mlpOut': {
      const out = product(weights(at('down'), index), stream(at('mlpActivation')));
      return { kind: 'product', product: out, value: out.total };
    }
    case 'logits': {
      const head = config.tiedHead ? 'embedding' : 'head';
      const made = product(weights(head, index), stream('finalNorm'));
      const all = stream('logits');
      const greatest = all.reduce((most, logit) => Math.max(most, logit), -Infinity);
      const total = all.reduce((sum, logit) => sum + Math.exp(logit - greatest), 0);
      const exponential = Math.exp(made.total - greatest);
      return {
        ...{ kind: 'logit', product: made, value: made.total },
        ...{ greatest, exponential, total, count: all.length },
      };
    }
  }
}
