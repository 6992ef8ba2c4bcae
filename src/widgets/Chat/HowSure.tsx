import type { ReactNode } from 'react';
import strings from '#strings/figures/Chat';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import type { WrittenToken } from '../../store';
import { formatPercent, Inspect, Step, Steps, TokenStrip, TokenText } from '../../ui';
import type { Certainty } from './certainty';

const { sure: said, special } = strings;

interface HowSureProps {
  readonly certainty: Certainty;
  /** The question is outside the world of the model. */
  readonly isOutside: boolean;
  readonly tokens: readonly WrittenToken[];
  readonly tokenizer: Tokenizer;
}

/** How sure the model was of its answer, which opens to the probability of every token. */
export function HowSure({ certainty, isOutside, tokens, tokenizer }: HowSureProps) {
  const { probs, whole } = certainty;
  return (
    <Inspect
      label={verdictText(certainty, isOutside, tokens, tokenizer)}
      value={leastText(certainty)}
    >
      <p className="ui-help">{said.each}</p>
      <TokenStrip
        label={said.strip}
        colour="var(--assistant)"
        tokens={tokens.map(({ tokenId }, place) => ({
          text: nameOf(tokenId, tokenizer),
          note: formatPercent(probs[place], 0),
          shade: probs[place],
        }))}
      />
      <Steps>
        {whole < LEAST_WRITTEN ? (
          <Step sign="<" result={formatPercent(LEAST_WRITTEN)}>
            {said.product}
          </Step>
        ) : (
          <Step result={formatPercent(whole, leastDigits(whole))}>{said.product}</Step>
        )}
      </Steps>
      <p className="ui-help">{said.isNoProof}</p>
    </Inspect>
  );
}

/** What is less is too small to write. */
const LEAST_WRITTEN = 0.001;

/** Whole percents, but for what is hardly anything. */
const leastDigits = (share: number): number => (share < 0.01 ? 1 : 0);

export const leastText = ({ probs, least }: Certainty): string =>
  formatPercent(probs[least], leastDigits(probs[least]));

export function verdictText(
  { verdict, least }: Certainty,
  isOutside: boolean,
  tokens: readonly WrittenToken[],
  tokenizer: Tokenizer,
): ReactNode {
  const words = isOutside ? { ...said, ...said.outside } : said;
  if (verdict === 'sure') return words.sure;
  const name = nameOf(tokens[least].tokenId, tokenizer);
  return words[verdict](<TokenText text={name.trim() || name} />);
}

function nameOf(tokenId: number, tokenizer: Tokenizer): string {
  const { endIds, userId, assistantId } = tokenizer;
  const names = new Map<number | null, string>([
    ...endIds.map((id) => [id, special.end] as const),
    [userId, special.user],
    [assistantId, special.assistant],
  ]);
  const name = names.get(tokenId);
  // Spaces of tokens are made visible; these are none.
  return name?.replaceAll(' ', '\u00A0') ?? tokenizer.tokenText(tokenId);
}
