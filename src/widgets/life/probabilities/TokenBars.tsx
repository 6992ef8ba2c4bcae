import { useMemo } from 'react';
import strings from '#strings/probabilities';
import type { SamplingOptions } from '../../../core/sampling';
import type { Tokenizer } from '../../../core/tokenizer/bpe';
import { Bars, formatFixed, TokenText, type Bar } from '../../../ui';
import { ShareSums } from './ShareSums';
import { shapeLogits, type Candidate, type Shape } from './shape';
import './probabilities.css';

interface TokenBarsProps {
  /** `[vocabSize]`, before softmax. */
  readonly logits: Float32Array;
  /** Of which it needs the texts of tokens. */
  readonly tokenizer: Pick<Tokenizer, 'tokenText'>;
  readonly sampling: SamplingOptions;
  /** How many of the likeliest stand there one by one. */
  readonly count: number;
  /** The token that the model went on with, marked. */
  readonly taken?: number;
  /** Its mark, where no model has taken it. */
  readonly takenNote?: string;
}

const percent = (share: number) => `${formatFixed(100 * share, 1)}%`;

/** The likeliest tokens at one place of a text, as bars, each of which opens to its arithmetic. */
export function TokenBars(props: TokenBarsProps) {
  const { logits, tokenizer, sampling, count, taken, takenNote = strings.bars.taken } = props;
  const shape = useMemo(
    () => shapeLogits(logits, sampling, count, taken),
    [logits, sampling, count, taken],
  );
  const bars = [
    ...shape.leaders.map((each) => toBar(each, tokenizer, taken, takenNote)),
    restBar(shape, sampling.temperature > 0),
  ];
  return (
    <div className="token-bars">
      <Bars
        caption={strings.bars.caption}
        labelTitle={strings.bars.token}
        valueTitle={strings.bars.probability}
        bars={bars}
        max={1}
        colour="var(--ink-soft)"
        format={percent}
        inspect={({ key }) => (
          <ShareSums
            logits={logits}
            options={sampling}
            tokenId={Number(key)}
            token={tokenizer.tokenText(Number(key))}
          />
        )}
      />
    </div>
  );
}

/** A token that is cut keeps the length it had, hollow: so one sees what the cut took. */
const toBar = (
  { tokenId, before, probability, cut }: Candidate,
  tokenizer: Pick<Tokenizer, 'tokenText'>,
  taken: number | undefined,
  takenNote: string,
): Bar => ({
  key: tokenId,
  label: <TokenText text={tokenizer.tokenText(tokenId)} />,
  value: cut ? before : probability,
  ...(tokenId === taken && { marked: true, note: takenNote }),
  ...(cut && { excluded: true, note: strings.bars.cut }),
});

function restBar({ rest }: Shape, cuts: boolean): Bar {
  const { count, kept, probability } = rest;
  const label = <span className="token-bars-rest">{strings.bars.others(count)}</span>;
  const cut = count - kept;
  return {
    key: 'rest',
    label,
    value: probability,
    fixed: true,
    // At temperature 0 they have nothing, which is no cut.
    ...(cuts && cut > 0 && { note: strings.bars.othersCut(cut) }),
  };
}
