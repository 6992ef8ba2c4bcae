/** What an encoder–decoder makes of sources: one token after the other, or by beam search. */

import { beamScore } from '../core/beam';
import type { Ablations } from '../core/encoderDecoder';
import type { SpecialTokens } from '../core/pairs';
import { distribution, GREEDY } from '../core/sampling';
import type { EngineBackend, Translator } from './backend';
import { generate, type GenerateOptions } from './generate';
import type { EncoderDecoder } from './model';

/** Who computes, which model, and what is taken away from it. */
export interface Translating {
  readonly engine: Pick<EngineBackend, 'createTranslator'>;
  readonly model: EncoderDecoder;
  readonly ablations: Ablations;
  readonly special: Pick<SpecialTokens, 'start' | 'end'>;
}

export interface TranslateOptions extends GenerateOptions {
  /** Tells each token together with the logits that it was the highest of. */
  readonly withLogits?: boolean;
}

/**
 * Takes the likeliest token each time, for all sources side by side.
 * @returns targets without start and end: as long as the model writes, if no end comes
 */
export async function translate(
  { engine, model, ablations, special: { start, end } }: Translating,
  sources: readonly (readonly number[])[],
  { withLogits = false, ...options }: TranslateOptions,
): Promise<number[][]> {
  if (sources.length === 0) return [];
  const targets = await generate(
    () => engine.createTranslator(model, sources, ablations),
    {
      prompts: sources.map(() => [start]),
      maxNewTokens: model.config.targetLength,
      stopTokenIds: [end],
      sampling: GREEDY,
      seed: 0,
      withLogits,
    },
    options,
  );
  return targets.map((target) => (target.at(-1) === end ? target.slice(0, -1) : target));
}

export interface BeamOptions {
  /** How many beginnings are kept side by side: 4 in Vaswani et al. (2017, section 6.1). */
  readonly width: number;
  /** α of the length penalty, as in `beamScore`: 0 for none. */
  readonly lengthPenalty: number;
  readonly signal: AbortSignal;
  /** Awaited between tokens, so that an abort can arrive. */
  readonly pause: () => Promise<void>;
}

export interface Candidate {
  /** Without start and end. */
  readonly tokenIds: readonly number[];
  /** Natural logarithm of the probability of all of it, the end included. */
  readonly logProbability: number;
  readonly finished: boolean;
}

/**
 * Keeps the likeliest beginnings and writes on from each, where the greedy way has one alone.
 * @returns up to `width` targets, the best first; those that were cut off by an abort or by the length
 *   come behind those that have an end
 */
export async function beamSearch(
  { engine, model, ablations, special }: Translating,
  source: readonly number[],
  { width, lengthPenalty, signal, pause }: BeamOptions,
): Promise<Candidate[]> {
  // Each as if it ended now.
  const score = ({ tokenIds, logProbability }: Candidate) =>
    beamScore({ logProbability, length: tokenIds.length + 1 }, lengthPenalty);
  const best = (candidates: readonly Candidate[]) =>
    [...candidates].sort((a, b) => score(b) - score(a)).slice(0, width);
  const translator = engine.createTranslator(
    model,
    Array.from({ length: width }, () => source),
    ablations,
  );
  try {
    // All rows begin alike: at first, one of them stands for all.
    let open: Candidate[] = [{ tokenIds: [], logProbability: 0, finished: false }];
    let finished: Candidate[] = [];
    for (let count = 0; count < model.config.targetLength && !signal.aborted; count++) {
      const next = await extensions(translator, open, width, special);
      const ended = next.filter(({ candidate }) => candidate.finished);
      const kept = next.filter(({ candidate }) => !candidate.finished).slice(0, width);
      finished = best([...finished, ...ended.map(({ candidate }) => candidate)]);
      open = kept.map(({ candidate }) => candidate);
      const isFull = finished.length === width;
      if (open.every((one) => isFull && score(one) <= score(finished[width - 1]))) return finished;
      translator.select(Array.from({ length: width }, (_, i) => (kept[i] ?? kept[0]).row));
      await pause();
    }
    return [...finished, ...best(open)].slice(0, width);
  } finally {
    translator.dispose();
  }
}

interface Extension {
  readonly candidate: Candidate;
  /** Of the translator, that it goes on from. */
  readonly row: number;
}

const UNCHANGED = { temperature: 1, topK: 0, topP: 1 };

/** Each candidate with each token behind it, the likeliest first: enough for `width` to stay open. */
async function extensions(
  translator: Translator,
  open: readonly Candidate[],
  width: number,
  { start, end }: Translating['special'],
): Promise<Extension[]> {
  const rows = Array.from({ length: width }, (_, i) => open[i] ?? open[0]);
  const logits = await translator.read(rows.map(({ tokenIds }) => [tokenIds.at(-1) ?? start]));
  const vocabSize = logits.length / width;
  const all = open.flatMap(({ tokenIds, logProbability }, row) => {
    const scores = logits.subarray(row * vocabSize, (row + 1) * vocabSize);
    return Array.from(distribution(scores, UNCHANGED), (probability, tokenId): Extension => {
      const finished = tokenId === end;
      const candidate = {
        tokenIds: finished ? tokenIds : [...tokenIds, tokenId],
        logProbability: logProbability + Math.log(probability),
        finished,
      };
      return { candidate, row };
    });
  });
  const likeliest = (a: Extension, b: Extension) =>
    b.candidate.logProbability - a.candidate.logProbability;
  return all.sort(likeliest).slice(0, 2 * width);
}
