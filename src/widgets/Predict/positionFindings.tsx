/** How the question about two words that move is settled: the model reads them at both places. */

import strings from '#strings/figures/Predict';
import { documentPrompt } from '../../core/batches';
import { FIRST_SENTENCE } from '../../core/corpus/prompts';
import { layerTraceNames } from '../../core/traceNames';
import type { LifeState } from '../../store';
import { formatCompact, TokenText } from '../../ui';
import { modelShown } from '../life/modelShown';
import { choiceWorthSeeing, sceneOf, SHOWN, type Choice } from '../RotaryPosition/scene';
import type { Finding } from './questions';

const { movedWords } = strings.questions;

/** Of a score, next to its size: what adding up in another order may change. */
const ROUNDING = 1e-3;

/** It grows, it shrinks, it stays. */
export const movedChoice = (before: number, after: number): number => {
  const change = after - before;
  return Math.abs(change) <= ROUNDING * Math.max(1e-3, Math.abs(before)) ? 2 : change > 0 ? 0 : 1;
};

/**
 * Reads a sentence three times: as it is, with some tokens in front of all its words, and with as many between
 * the two that are asked about. In the first layer nothing but their positions changes a query or a key.
 * @returns `null` where the model cannot read so many tokens at once
 */
export async function findMovedWords(
  state: LifeState,
  by: number,
): Promise<Finding | null | undefined> {
  const shown = await modelShown(state);
  if (!shown) return undefined;
  const { tokenizer, config } = shown.model;
  const [end, ...words] = documentPrompt(tokenizer, FIRST_SENTENCE);
  const others = words.slice(0, by);
  if (1 + words.length + by > config.contextLength || others.length < by) return null;
  const names = layerTraceNames({ nLayer: 1 }, SHOWN);
  const whole = [end, ...words];
  const first = await shown.ask.trace(whole, names);
  if (!first) return undefined;
  const choice = choiceWorthSeeing(first, whole, tokenizer);
  const { asks, answers } = choice;
  const score = async (tokenIds: readonly number[], moved: Partial<Choice>) => {
    const arrays = await shown.ask.trace(tokenIds, names);
    return arrays && sceneOf(arrays, config, { ...choice, ...moved })?.engineScore;
  };
  const before = sceneOf(first, config, choice)?.engineScore;
  const inFront = await score([end, ...others, ...words], {
    ...{ asks: asks + by, answers: answers + by },
  });
  const between = await score(
    [...whole.slice(0, answers + 1), ...others, ...whole.slice(answers + 1)],
    { asks: asks + by },
  );
  if (before === undefined || inFront === undefined || between === undefined) return undefined;
  return {
    right: movedChoice(before, inFront),
    evidence: movedWords.evidence({
      ...{ head: choice.head + 1, by },
      asks: <TokenText text={tokenizer.tokenText(whole[asks]).trim()} />,
      answers: <TokenText text={tokenizer.tokenText(whole[answers]).trim()} />,
      ...{ before: formatCompact(before), inFront: formatCompact(inFront) },
      between: formatCompact(between),
    }),
    by: shown.name,
  };
}
