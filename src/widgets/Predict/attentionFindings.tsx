/** How a question about attention is settled: by a changed pass through the model that the figures show. */

import strings from '#strings/figures/Predict';
import type { NdArray } from '../../core/arrays';
import { documentPrompt } from '../../core/batches';
import { VERB_SENTENCE } from '../../core/corpus/prompts';
import { headPlaces, type HeadPlace } from '../../core/factSwaps';
import type { Intervention } from '../../core/interventions';
import { layerTraceName, layerTraceNames } from '../../core/traceNames';
import type { LifeState } from '../../store';
import { formatFixed, TokenText } from '../../ui';
import { greatestOf } from '../life/attention/rows';
import { modelShown } from '../life/modelShown';
import type { Finding } from './questions';

const FACTOR = 2;
/** Nearer than the figures write. */
const ALIKE = 0.0005;

/** The shares of one token in one head, and the same after the change. */
export interface Change {
  readonly layer: number;
  readonly head: number;
  readonly before: Float32Array;
  readonly after: Float32Array;
}

/** By how much the largest share has grown. */
export function growth({ before, after }: Change): number {
  const largest = greatestOf(before);
  return after[largest] - before[largest];
}

/** Nothing, the largest grows, it shrinks: by what happened in most heads. All cannot double, who add up to 1. */
export function queryChoice(changes: readonly Change[]): number {
  const grown = changes.filter((change) => growth(change) > ALIKE).length;
  const shrunk = changes.filter((change) => growth(change) < -ALIKE).length;
  if (grown + shrunk <= changes.length / 2) return 0;
  return grown >= shrunk ? 1 : 2;
}

/** What becomes of the shares when the query of the last word is made twice as long, in every head. */
export async function findDoubledQuery(state: LifeState): Promise<Finding | undefined> {
  const words = strings.questions.doubledQuery;
  const shown = await modelShown(state);
  if (!shown) return undefined;
  const { tokenizer, config } = shown.model;
  const tokenIds = documentPrompt(tokenizer, VERB_SENTENCE).slice(0, config.contextLength);
  const row = tokenIds.length - 1;
  const changes: Change[] = [];
  for (let layer = 0; layer < config.nLayer; layer++) {
    const name = layerTraceName(layer, 'attentionWeights');
    const doubled: Intervention = {
      at: layerTraceName(layer, 'q'),
      positions: [row],
      change: { kind: 'scale', factor: FACTOR },
    };
    const before = await shown.ask.trace(tokenIds, [name]);
    const after = before && (await shown.ask.trace(tokenIds, [name], [doubled]));
    if (!after) return undefined;
    for (let head = 0; head < config.nHead; head++)
      changes.push({
        ...{ layer, head },
        before: sharesOf(before[name], head, row),
        after: sharesOf(after[name], head, row),
      });
  }
  const most = changes.reduce((best, each) => (growth(each) > growth(best) ? each : best));
  const largest = greatestOf(most.before);
  return {
    right: queryChoice(changes),
    evidence: (
      <>
        {words.evidence(changes.length, changes.filter((change) => growth(change) > 0).length)}{' '}
        {words.example(
          ...([most.layer + 1, most.head + 1] as const),
          <TokenText text={tokenizer.tokenText(tokenIds[largest]).trim()} />,
          ...([most.before[largest], most.after[largest]].map((x) => formatFixed(x, 3)) as [
            string,
            string,
          ]),
        )}
      </>
    ),
    by: shown.name,
  };
}

/** In one head, the word that the last one looks at most. */
export interface WordLook extends HeadPlace {
  /** Index of the word. */
  readonly word: number;
  readonly share: number;
}

/**
 * @param shares of the last token, to each up to itself
 * @param wordOf the word that each token belongs to; `null`: none, such as what separates texts
 */
export function lookOf(
  shares: Float32Array,
  wordOf: readonly (number | null)[],
): Pick<WordLook, 'word' | 'share'> {
  const ofWords = new Float32Array(1 + Math.max(...wordOf.map((word) => word ?? 0)));
  wordOf.forEach((word, at) => {
    if (word !== null) ofWords[word] += shares[at];
  });
  const word = greatestOf(ofWords);
  return { word, share: ofWords[word] };
}

/** Where the last word of the sentence looks in the head that is most decided. */
export async function findLook(
  state: LifeState,
  sentence: readonly string[],
): Promise<Finding | undefined> {
  const said = strings.questions.looksAt;
  const shown = await modelShown(state);
  if (!shown) return undefined;
  const { tokenizer, config } = shown.model;
  const pieces = sentence.map((word, i) => tokenizer.encode(i === 0 ? word : ` ${word}`));
  const tokenIds = documentPrompt(tokenizer, sentence.join(' ')).slice(-config.contextLength);
  const words = pieces.flatMap((ids, word) => ids.map((): number | null => word));
  const ahead = tokenIds.length - words.length;
  const wordOf = ahead < 0 ? words.slice(-ahead) : [...Array<null>(ahead).fill(null), ...words];
  const arrays = await shown.ask.trace(tokenIds, layerTraceNames(config, ['attentionWeights']));
  if (!arrays) return undefined;
  const looks = headPlaces(config).map(({ layer, head }): WordLook => {
    const weights = arrays[layerTraceName(layer, 'attentionWeights')];
    return { layer, head, ...lookOf(sharesOf(weights, head, tokenIds.length - 1), wordOf) };
  });
  const most = looks.reduce((best, look) => (look.share > best.share ? look : best));
  return {
    right: most.word,
    evidence: said.evidence({
      ...{ layer: most.layer + 1, head: most.head + 1, share: formatFixed(most.share) },
      word: <TokenText text={sentence[most.word]} />,
      ...{ heads: looks.length, alike: looks.filter(({ word }) => word === most.word).length },
    }),
    by: shown.name,
  };
}

/** Of `[nHead, time, time]`: what one token gives to those up to itself. */
const sharesOf = ({ shape: [, time], data }: NdArray, head: number, row: number): Float32Array => {
  const from = (head * time + row) * time;
  return data.slice(from, from + row + 1);
};
