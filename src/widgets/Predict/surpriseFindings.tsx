/** How the question about the most surprising word is settled: by the chances that the shown model gave each. */

import strings from '#strings/figures/Predict';
import { documentPrompt } from '../../core/batches';
import { surprisesOf, totalSurprise, type TokenSurprise } from '../../core/surprise';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import type { LifeState } from '../../store';
import { formatPercent, TokenText } from '../../ui';
import { modelShown } from '../life/modelShown';
import type { Finding } from './questions';

/**
 * The tokens of a word, of which a model that has read little needs several.
 * @param tokens of a text from its beginning
 * @returns none where the word is not whole among them
 */
export function tokensOfWord(
  tokens: readonly TokenSurprise[],
  tokenizer: Pick<Tokenizer, 'decode'>,
  text: string,
  word: string,
): readonly TokenSurprise[] {
  const begins = text.indexOf(word);
  const ends = begins + word.length;
  const end = (count: number) => tokenizer.decode(tokens.slice(0, count).map(idOf)).length;
  if (begins < 0 || end(tokens.length) < ends) return [];
  return tokens.filter((_, at) => end(at + 1) > begins && end(at) < ends);
}

const idOf = ({ tokenId }: TokenSurprise) => tokenId;

/** Of words in one text the one that surprised a model most: of several tokens, the surprises add up. */
export async function findMostSurprising(
  state: LifeState,
  text: string,
  words: readonly string[],
): Promise<Finding | null | undefined> {
  const shown = await modelShown(state);
  if (!shown) return undefined;
  const { tokenizer, config } = shown.model;
  const tokenIds = documentPrompt(tokenizer, text).slice(0, config.contextLength);
  const arrays = await shown.ask.trace(tokenIds, ['logits']);
  if (!arrays) return undefined;
  const tokens = surprisesOf(arrays['logits'], tokenIds);
  const ofWords = words.map((word) => tokensOfWord(tokens ?? [], tokenizer, text, word));
  if (ofWords.some(({ length }) => length === 0)) return null;
  const surprises = ofWords.map(totalSurprise);
  const most = surprises.indexOf(Math.max(...surprises));
  const [{ likeliest }] = ofWords[most];
  return {
    right: most,
    evidence: strings.questions.mostSurprising.evidence(
      words.map((word, i) => [
        <TokenText key={word} text={word} />,
        formatPercent(Math.exp(-surprises[i])),
      ]),
      <TokenText text={words[most]} />,
      <TokenText text={tokenizer.tokenText(likeliest.tokenId).trim()} />,
      formatPercent(likeliest.probability),
    ),
    by: shown.name,
  };
}
