import strings from '#strings/figures/Surprise';
import type { TokenSurprise } from '../../core/surprise';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { Step, Steps } from '../../ui';
import { TokenBars } from '../life/probabilities/TokenBars';
import { inSentence } from './names';
import { amongText, chanceText, shareText, surpriseText } from './numbers';

/** Of the likeliest tokens, so many are shown one by one. */
const SHOWN = 6;
const AS_GIVEN = { temperature: 1, topK: 0, topP: 1 } as const;

interface OpenedProps {
  readonly id: string;
  readonly tokens: readonly TokenSurprise[];
  readonly place: number;
  readonly tokenizer: Tokenizer;
}

/** One token of the text: the arithmetic of its surprise, and what might have stood in its place. */
export function Opened({ id, tokens, place, tokenizer }: OpenedProps) {
  const said = strings.opened;
  const { tokenId, probability, surprise, likeliest, logits } = tokens[place];
  const chance = chanceText(probability);
  return (
    <section id={id} className="surprise-opened" aria-label={said.label}>
      <div>
        <p className="surprise-said">
          {came(tokens, place, tokenizer)}{' '}
          {likeliest.tokenId === tokenId
            ? said.asExpected(shareText(probability))
            : said.expected(
                inSentence(likeliest.tokenId, tokenizer),
                shareText(likeliest.probability),
              )}
        </p>
        <Steps>
          <Step result={chance}>{said.chance}</Step>
          <Step result={said.nats(surpriseText(surprise))}>{said.surprise(chance)}</Step>
          <Step result={amongText(1 / probability)}>{said.among(chance)}</Step>
        </Steps>
      </div>
      <TokenBars
        logits={logits}
        tokenizer={tokenizer}
        sampling={AS_GIVEN}
        count={SHOWN}
        taken={tokenId}
        takenNote={said.came}
      />
    </section>
  );
}

const LONGEST = 40;

function came(tokens: readonly TokenSurprise[], place: number, tokenizer: Tokenizer) {
  const said = strings.opened;
  const { tokenId } = tokens[place];
  if (place === 0) return said.first(inSentence(tokenId, tokenizer));
  const text = Array.from(tokenizer.decode(tokens.slice(0, place).map((one) => one.tokenId)));
  const shown = text.length > LONGEST ? `…${text.slice(-LONGEST).join('')}` : text.join('');
  const before = <bdi translate="no">{shown}</bdi>;
  return tokenId === tokenizer.endId
    ? said.ends(before)
    : said.after(before, inSentence(tokenId, tokenizer));
}
