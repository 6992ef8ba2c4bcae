import strings from '#strings/figures/Chat';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import type { WrittenToken } from '../../store';
import { TokenBars } from '../life/probabilities/TokenBars';
import { AS_GIVEN } from './certainty';

const { choices: said } = strings;

/** Of the likeliest tokens, so many are shown one by one: a log has little room. */
const SHOWN = 5;

interface TokenChoicesProps {
  readonly id: string;
  readonly token: WrittenToken;
  /** The answer as far as it was written then. */
  readonly before: string;
  readonly tokenizer: Tokenizer;
  readonly temperature: number;
}

/** What else might have stood at one place of an answer, as likely as the model took it to be. */
export function TokenChoices({ id, token, before, tokenizer, temperature }: TokenChoicesProps) {
  return (
    <section id={id} className="chat-choices" aria-label={said.label}>
      <p className="ui-label">
        {before === '' ? said.first : said.after(<bdi translate="no">{ending(before)}</bdi>)}
      </p>
      <TokenBars
        logits={token.logits}
        tokenizer={tokenizer}
        sampling={AS_GIVEN}
        count={SHOWN}
        taken={token.tokenId}
      />
      <p className="ui-help">{drawText(temperature)}</p>
    </section>
  );
}

function drawText(temperature: number): string {
  if (temperature === 0) return said.likeliest;
  return temperature === 1 ? said.asTheyAre : said.drawn(temperature);
}

const LONGEST = 32;

/** The last of a text that is too long for a label. */
function ending(text: string): string {
  const characters = Array.from(text);
  return characters.length > LONGEST ? `…${characters.slice(-LONGEST).join('')}` : text;
}
