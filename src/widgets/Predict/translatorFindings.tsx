/** How the translator settles a question: the reader's, if there is one, or else ours. */

import strings from '#strings/figures/Predict';
import { COMPLETE } from '../../core/encoderDecoder';
import { isFrench, translate, typeset } from '../../core/translation';
import { translatorActions, type TranslatorState } from '../../store/translator';
import { formatFixed } from '../../ui';
import { greatestOf, rowOf } from '../life/attention/rows';
import { CROSS_WEIGHTS, crossAttentions, HEADS, LAYERS } from '../life/translator/attention';
import { isExactMatchOfWords } from '../life/translator/isRight';
import { steadiestHead } from '../life/translator/steadiestHead';
import type { Finding } from './questions';

const { questions, translators } = strings;
const { crossAttention, bridgeCut } = questions;

const CUT = { ...COMPLETE, bridge: false };

interface WordOfSentence {
  readonly english: readonly string[];
  /** Of its French. */
  readonly word: string;
}

/** To which English word it gives most as it writes one of the French. */
export async function findCrossAttention({
  english,
  word,
}: WordOfSentence): Promise<Finding | undefined> {
  const translator = await translatorActions.ready();
  if (!translator) return undefined;
  // Of the right French, which one that has learnt little would not write.
  const french = translate(english.join(' ')).french ?? [];
  const arrays = await translatorActions.trace(english, french, CROSS_WEIGHTS);
  if (!arrays) return undefined;
  const weights = crossAttentions(arrays);
  const { layer, head } = steadiestHead(weights, french.length, english.length);
  const shares = rowOf(weights[layer][head], english.length, french.indexOf(word));
  const right = greatestOf(shares);
  return {
    right,
    evidence: crossAttention.evidence(
      ...([LAYERS * HEADS, layer + 1, head + 1, formatFixed(shares[right])] as const),
      <bdi translate="no">{english[right]}</bdi>,
    ),
    by: nameOf(translator),
  };
}

/** What it writes when no English reaches its decoder. */
export async function findBridgeCut(english: readonly string[]): Promise<Finding | undefined> {
  const translator = await translatorActions.ready();
  if (!translator) return undefined;
  const translation = await translatorActions.translate(english, { ablations: CUT });
  if (!translation) return undefined;
  const { french } = translation;
  const right = bridgeChoice(french, translate(english.join(' ')).french ?? []);
  return {
    right,
    evidence:
      french.length === 0 ? (
        bridgeCut.nothing
      ) : (
        <>
          {bridgeCut.evidence(
            <bdi lang="fr" translate="no">
              {typeset(french)}
            </bdi>,
          )}{' '}
          {isFrench(french) ? bridgeCut.isFrench : bridgeCut.isNone}
        </>
      ),
    by: nameOf(translator),
  };
}

/** Nothing, no sentence, another sentence, the right one. */
export function bridgeChoice(written: readonly string[], right: readonly string[]): number {
  if (written.length === 0) return 0;
  if (isExactMatchOfWords(written, right)) return 3;
  return isFrench(written) ? 2 : 1;
}

const nameOf = ({ origin, step }: TranslatorState): string => translators[origin](step);
