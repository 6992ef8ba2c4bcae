import type { GenerationRequest } from '../core/generation';
import { ReaderError } from '../core/errors';
import { createRandom } from '../core/random';
import { distribution, sample } from '../core/sampling';
import type { Decoder } from './backend';

export interface GenerateOptions {
  readonly signal: AbortSignal;
  /** Awaited between tokens, so that an abort can arrive. */
  readonly pause: () => Promise<void>;
  /** Is told each token as soon as it is chosen, and where it is wanted what it was drawn from. */
  readonly onToken: (sequence: number, tokenId: number, logits?: Float32Array) => void;
}

/**
 * Writes on from each prompt, a token at a time, keeping keys and values of what was read. Prompts
 * of one length go through the model together. Aborting leaves the sequences as long as they are.
 * @param createDecoder of one that reads these of the prompts, by their indices, side by side
 * @returns the new tokens, a row for each prompt
 */
export async function generate(
  createDecoder: (prompts: readonly number[]) => Decoder,
  { prompts, maxNewTokens, stopTokenIds, sampling, seed, withLogits = false }: GenerationRequest,
  { signal, pause, onToken }: GenerateOptions,
): Promise<number[][]> {
  if (prompts.length === 0 || prompts.some((prompt) => prompt.length === 0)) {
    throw new RangeError('generate: expected at least one token in every prompt, got none.');
  }
  const random = createRandom(seed);
  const sequences: number[][] = prompts.map(() => []);

  for (const members of groupByLength(prompts)) {
    const finished = members.map(() => false);
    let next = members.map((index) => prompts[index]) as readonly (readonly number[])[];
    const decoder = createDecoder(members);
    try {
      for (let count = 0; count < maxNewTokens && !signal.aborted; count++) {
        const logits = await decoder.read(next);
        const vocabSize = logits.length / members.length;
        next = members.map((index, row) => {
          const scores = logits.subarray(row * vocabSize, (row + 1) * vocabSize);
          expectNumbers(scores);
          const tokenId = sample(distribution(scores, sampling), random);
          if (!finished[row]) {
            sequences[index].push(tokenId);
            // A copy: the decoder writes the next into the same place.
            onToken(index, tokenId, withLogits ? scores.slice() : undefined);
            finished[row] = stopTokenIds.includes(tokenId);
          }
          return [tokenId];
        });
        if (finished.every(Boolean)) break;
        await pause();
      }
    } finally {
      decoder.dispose();
    }
  }
  return sequences;
}

/** @throws ReaderError if the model has been trained to pieces */
function expectNumbers(scores: Float32Array): void {
  if (scores.every(Number.isFinite)) return;
  throw new ReaderError('engine.modelDiverged');
}

/** Indices of the prompts, those of one length together. */
function groupByLength(prompts: readonly (readonly number[])[]): number[][] {
  const groups = new Map<number, number[]>();
  for (const [index, { length }] of prompts.entries()) {
    groups.set(length, [...(groups.get(length) ?? []), index]);
  }
  return [...groups.values()];
}
