import type { GenerationRequest } from '../core/generation';
import { createRandom } from '../core/random';
import { distribution, sample } from '../core/sampling';
import { forward, logitsOf, type Cache, type Model } from './model';
import * as tf from './tf';

export interface GenerateOptions {
  readonly signal: AbortSignal;
  /** Awaited between tokens, so that an abort can arrive. */
  readonly pause: () => Promise<void>;
  /** Is told each token as soon as it is chosen. */
  readonly onToken: (sequence: number, tokenId: number) => void;
}

/**
 * Writes on from each prompt, a token at a time, keeping keys and values of what was read. Prompts
 * of one length go through the model together. Aborting leaves the sequences as long as they are.
 * @returns the new tokens, a row for each prompt
 */
export async function generate(
  model: Model,
  { prompts, maxNewTokens, stopTokenId, sampling, seed }: GenerationRequest,
  { signal, pause, onToken }: GenerateOptions,
): Promise<number[][]> {
  if (prompts.length === 0 || prompts.some((prompt) => prompt.length === 0)) {
    throw new RangeError('generate: expected at least one token in every prompt, got none.');
  }
  const random = createRandom(seed);
  const sequences: number[][] = prompts.map(() => []);

  for (const members of groupByLength(prompts)) {
    const finished = members.map(() => false);
    let next = members.map((index) => prompts[index]) as number[][];
    let cache: Cache | null = null;
    for (let count = 0; count < maxNewTokens && !signal.aborted; count++) {
      const pass: Pass = readOn(model, next, cache);
      cache = pass.cache;
      const logits = (await pass.logits.data()) as Float32Array;
      pass.logits.dispose();
      const { vocabSize } = model.config;
      next = members.map((index, row) => {
        const scores = logits.subarray(row * vocabSize, (row + 1) * vocabSize);
        const tokenId = sample(distribution(scores, sampling), random);
        if (!finished[row]) {
          sequences[index].push(tokenId);
          onToken(index, tokenId);
          finished[row] = tokenId === stopTokenId;
        }
        return [tokenId];
      });
      if (finished.every(Boolean)) break;
      await pause();
    }
    disposeCache(cache);
  }
  return sequences;
}

/** Indices of the prompts, those of one length together. */
function groupByLength(prompts: readonly (readonly number[])[]): number[][] {
  const groups = new Map<number, number[]>();
  for (const [index, { length }] of prompts.entries()) {
    groups.set(length, [...(groups.get(length) ?? []), index]);
  }
  return [...groups.values()];
}

interface Pass {
  /** `[batch, vocabSize]`, of the last position */
  readonly logits: tf.Tensor2D;
  readonly cache: Cache;
}

/**
 * Reads `next`, `[batch][time]`, behind what the cache holds; gives the old cache back.
 */
function readOn(model: Model, next: readonly number[][], cache: Cache | null): Pass {
  const { contextLength, dModel } = model.config;
  const [batch, time] = [next.length, next[0].length];
  const pass = tf.tidy(() => {
    const { hidden, cache: whole } = forward(
      model,
      tf.tensor2d(next.flat(), [batch, time], 'int32'),
      {
        cache,
      },
    );
    const last = tf.slice(tf.reshape(hidden, [batch, time, dModel]), [0, time - 1], [-1, 1]);
    const logits = logitsOf(model, tf.reshape(last, [batch, dModel])); // [batch, vocabSize]
    // The window slides: what lies a whole context back can no longer be seen by the next token.
    const seen = whole.layers[0].keys.shape[2];
    const skip = Math.max(0, seen - (contextLength - 1));
    const trim = (x: tf.Tensor4D) => tf.slice(x, [0, 0, skip, 0], [-1, -1, -1, -1]);
    const layers = whole.layers.map(({ keys, values }) => ({
      keys: trim(keys),
      values: trim(values),
    }));
    return { logits, cache: { layers, length: whole.length } };
  });
  disposeCache(cache);
  return pass;
}

function disposeCache(cache: Cache | null): void {
  for (const { keys, values } of cache?.layers ?? []) tf.dispose([keys, values]);
}
