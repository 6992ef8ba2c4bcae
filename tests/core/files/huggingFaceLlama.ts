/**
 * A Llama's pass as Hugging Face's `modeling_llama.py` does it, slow and obvious, from the tensors and
 * the `config.json` of a folder: it knows nothing of how this guide stores a model. One sequence.
 */

import type { NamedArrays } from '../../../src/core/arrays';
import type { JsonObject } from '../../../src/core/files/json';

type Vector = number[];

/** @returns the logits of every position, `[time, vocab_size]` */
export function llamaForCausalLM(
  config: JsonObject,
  tensors: NamedArrays,
  tokenIds: readonly number[],
): number[][] {
  const number = (name: string) => config[name] as number;
  const matrix = (name: string): Vector[] => {
    const { shape, data } = tensors[name];
    return Array.from({ length: shape[0] }, (_, i) => [
      ...data.subarray(i * shape[1], (i + 1) * shape[1]),
    ]);
  };
  /** nn.Linear without a bias: W x. */
  const linear = (name: string, x: Vector): Vector => matrix(name).map((row) => dot(row, x));
  /** LlamaRMSNorm */
  const norm = (name: string, x: Vector): Vector => {
    const variance = dot(x, x) / x.length;
    const { data } = tensors[name];
    return x.map((value, i) => (data[i] * value) / Math.sqrt(variance + number('rms_norm_eps')));
  };

  const headDim = number('head_dim');
  /** LlamaRotaryEmbedding and apply_rotary_pos_emb: x · cos + rotate_half(x) · sin. */
  const rotate = (x: Vector, position: number): Vector => {
    const half = headDim / 2;
    const rotated = [...x.slice(half).map((value) => -value), ...x.slice(0, half)];
    return x.map((value, i) => {
      const angle = position / number('rope_theta') ** ((2 * (i % half)) / headDim);
      return value * Math.cos(angle) + rotated[i] * Math.sin(angle);
    });
  };
  /** view(…, heads, head_dim) */
  const heads = (x: Vector): Vector[] =>
    Array.from({ length: x.length / headDim }, (_, h) => x.slice(h * headDim, (h + 1) * headDim));

  /** LlamaAttention, eager. */
  const attention = (at: string, xs: Vector[]): Vector[] => {
    const project = (name: string) => xs.map((x) => heads(linear(`${at}.${name}.weight`, x)));
    const queries = project('q_proj').map((each, t) => each.map((head) => rotate(head, t)));
    const keys = project('k_proj').map((each, t) => each.map((head) => rotate(head, t)));
    const values = project('v_proj');
    // repeat_kv: every key head stands beside itself so often.
    const groups = number('num_attention_heads') / number('num_key_value_heads');
    return queries.map((ofToken, t) => {
      const mixed = ofToken.flatMap((query, h) => {
        const g = Math.floor(h / groups);
        const scores = keys.slice(0, t + 1).map((key) => dot(query, key[g]) / Math.sqrt(headDim));
        const weights = softmax(scores);
        return query.map((_, i) =>
          dot(
            weights,
            values.slice(0, t + 1).map((value) => value[g][i]),
          ),
        );
      });
      return linear(`${at}.o_proj.weight`, mixed);
    });
  };
  /** LlamaMLP: down(silu(gate) · up). */
  const mlp = (at: string, x: Vector): Vector => {
    const up = linear(`${at}.up_proj.weight`, x);
    const gated = linear(`${at}.gate_proj.weight`, x).map(
      (gate, i) => (gate / (1 + Math.exp(-gate))) * up[i],
    );
    return linear(`${at}.down_proj.weight`, gated);
  };

  const embeddings = matrix('model.embed_tokens.weight');
  let xs = tokenIds.map((id) => embeddings[id]);
  for (let layer = 0; layer < number('num_hidden_layers'); layer++) {
    const at = `model.layers.${layer}`;
    const normed = xs.map((x) => norm(`${at}.input_layernorm.weight`, x));
    xs = sum(xs, attention(`${at}.self_attn`, normed));
    const mlpOut = xs.map((x) =>
      mlp(`${at}.mlp`, norm(`${at}.post_attention_layernorm.weight`, x)),
    );
    xs = sum(xs, mlpOut);
  }
  const head = config.tie_word_embeddings ? 'model.embed_tokens.weight' : 'lm_head.weight';
  return xs.map((x) => linear(head, norm('model.norm.weight', x)));
}

const dot = (a: Vector, b: Vector): number =>
  a.reduce((total, value, i) => total + value * b[i], 0);

const sum = (as: Vector[], bs: Vector[]): Vector[] =>
  as.map((a, t) => a.map((value, i) => value + bs[t][i]));

function softmax(scores: Vector): Vector {
  const peak = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(score - peak));
  const total = weights.reduce((a, b) => a + b);
  return weights.map((weight) => weight / total);
}
