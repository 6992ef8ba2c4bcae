import { expectTokenIds } from '../../core/config';
import {
  expectInterventions,
  ofTexts,
  type Continuation,
  type ContinuationScore,
  type Intervention,
  type PassVariant,
} from '../../core/interventions';
import type { Model } from '../model';
import * as tf from '../tf';
import { forward } from './forward';
import { interveningHook } from './intervene';
import { logitsOf } from './parts';

/** Tokens that are read at once, padding included: some hundredths of a second of work for a processor. */
const TOKENS_AT_ONCE = 1_024;

export interface ScoreOptions extends PassVariant {
  readonly interventions?: readonly Intervention[];
  readonly signal: AbortSignal;
  readonly giveWay: () => Promise<void>;
}

/**
 * How likely a model holds the end of each text, read as it stands and not written by the model.
 * @returns a score for each; `null` if it was aborted
 * @throws RangeError on a token, an intervention or a beginning that there is not
 */
export async function scoreContinuations(
  model: Model,
  continuations: readonly Continuation[],
  { interventions = [], signal, giveWay, ...variant }: ScoreOptions,
): Promise<ContinuationScore[] | null> {
  const who = 'scoreContinuations';
  const lengths = continuations.map(({ tokenIds }) => tokenIds.length);
  const time = Math.max(0, ...lengths);
  for (const { tokenIds, from } of continuations) {
    expectTokenIds(who, tokenIds, model.config);
    if (Number.isInteger(from) && from >= 1 && from < tokenIds.length) continue;
    throw new RangeError(
      `${who}: expected a beginning of 1 to ${tokenIds.length - 1} tokens, got ${from}.`,
    );
  }
  expectInterventions(who, interventions, model.config, { texts: lengths.length, time });

  const scores: ContinuationScore[] = Array(lengths.length);
  for (const members of lots(lengths)) {
    if (signal.aborted) return null;
    const lot = members.map((index) => continuations[index]);
    const scored = await scoreLot(model, lot, ofTexts(interventions, members), variant);
    for (const [i, index] of members.entries()) scores[index] = scored[i];
    await giveWay();
  }
  return scores;
}

/** Indices of texts that are read together: those of like length, so that there is little padding. */
function lots(lengths: readonly number[]): number[][] {
  const byLength = [...lengths.keys()].sort((a, b) => lengths[a] - lengths[b]);
  const result: number[][] = [];
  for (const index of byLength) {
    const lot = result.at(-1);
    if (lot && (lot.length + 1) * lengths[index] <= TOKENS_AT_ONCE) lot.push(index);
    else result.push([index]);
  }
  return result;
}

async function scoreLot(
  model: Model,
  lot: readonly Continuation[],
  interventions: readonly Intervention[],
  variant: PassVariant,
): Promise<ContinuationScore[]> {
  const batch = lot.length;
  const time = Math.max(...lot.map(({ tokenIds }) => tokenIds.length));
  // Nothing looks at what fills a text up: it stands behind.
  const padded = lot.flatMap(({ tokenIds }) => [
    ...tokenIds,
    ...Array<number>(time - tokenIds.length).fill(0),
  ]);
  /** What scores each token is the vector of the one before. */
  const rows = lot.flatMap(({ tokenIds, from }, text) =>
    tokenIds.slice(from).map((tokenId, i) => ({ tokenId, row: text * time + from + i - 1 })),
  );
  const logits = tf.tidy(() => {
    const hook = interveningHook(interventions, { batch, time, start: 0 });
    const tokenIds = tf.tensor2d(padded, [batch, time], 'int32');
    const { hidden } = forward(model, tokenIds, { hook, ...variant });
    const wanted = tf.tensor1d(rows.map(({ row }) => row), 'int32'); // prettier-ignore
    return logitsOf(model, tf.gather(hidden, wanted));
  });
  const values = (await logits.data()) as Float32Array;
  logits.dispose();

  const { vocabSize } = model.config;
  let next = 0;
  return lot.map(({ tokenIds, from }) => {
    const logProbabilities = new Float32Array(tokenIds.length - from);
    let isGreedy = true;
    for (const i of logProbabilities.keys()) {
      const scores = values.subarray(next * vocabSize, (next + 1) * vocabSize);
      const { tokenId } = rows[next++];
      const highest = scores.reduce((most, x) => Math.max(most, x), -Infinity);
      const sum = scores.reduce((total, x) => total + Math.exp(x - highest), 0);
      logProbabilities[i] = scores[tokenId] - highest - Math.log(sum);
      isGreedy &&= scores.indexOf(highest) === tokenId;
    }
    return { logProbabilities, isGreedy };
  });
}
