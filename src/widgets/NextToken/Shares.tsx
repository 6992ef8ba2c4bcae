import { useMemo, useState } from 'react';
import type { SamplingOptions } from '../../core/sampling';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { Bars, formatFixed, formatNumber, Slider, type Bar } from '../../ui';
import { TokenText } from '../life/tokenText';
import { ShareSums } from './ShareSums';
import { shapeLogits, type Candidate, type Shape } from './shape';

interface SharesProps {
  readonly logits: Float32Array;
  readonly tokenizer: Tokenizer;
  readonly sampling: SamplingOptions;
  readonly onSampling: (sampling: SamplingOptions) => void;
}

const SHOWN = 12;
const percent = (share: number) => `${formatFixed(100 * share, 1)}%`;

/** The likeliest tokens as bars, what re-shapes them, and the arithmetic of one of them. */
export function Shares({ logits, tokenizer, sampling, onSampling }: SharesProps) {
  const [opened, setOpened] = useState<number | null>(null);
  const shape = useMemo(() => shapeLogits(logits, sampling, SHOWN), [logits, sampling]);
  const change = (part: Partial<SamplingOptions>) => onSampling({ ...sampling, ...part });
  const bars = [
    ...shape.leaders.map((each) => toBar(each, tokenizer, each.tokenId === opened)),
    restBar(shape, sampling.temperature > 0),
  ];

  return (
    <div className="next-token">
      <Bars
        caption="Probabilities of the next token"
        labelTitle="Token"
        valueTitle="Probability"
        bars={bars}
        max={1}
        colour="var(--ink-soft)"
        format={percent}
        onPick={({ key }) => setOpened(key === opened ? null : Number(key))}
      />
      <div className="next-token-side">
        <Slider
          label="Temperature"
          value={sampling.temperature}
          min={0}
          max={2}
          step={0.05}
          help="0 always takes the likeliest token; 1 leaves the probabilities as they are."
          onChange={(temperature) => change({ temperature })}
        />
        <Slider
          label="Top-k"
          value={sampling.topK}
          min={0}
          max={50}
          unit="tokens"
          help="Keeps that many of the likeliest; 0 keeps all."
          onChange={(topK) => change({ topK })}
        />
        <Slider
          label="Top-p"
          value={sampling.topP}
          min={0.01}
          max={1}
          step={0.01}
          help="Keeps the fewest tokens that together reach it; 1 keeps all."
          onChange={(topP) => change({ topP })}
        />
        {opened !== null && (
          <ShareSums
            logits={logits}
            options={sampling}
            tokenId={opened}
            token={tokenizer.tokenText(opened)}
          />
        )}
      </div>
    </div>
  );
}

/** A token that is cut keeps the length it had, hollow: so one sees what the cut took. */
const toBar = (
  { tokenId, before, probability, cut }: Candidate,
  tokenizer: Tokenizer,
  marked: boolean,
): Bar => ({
  key: tokenId,
  label: <TokenText text={tokenizer.tokenText(tokenId)} />,
  value: cut ? before : probability,
  marked,
  ...(cut && { excluded: true, note: 'cut' }),
});

function restBar({ rest }: Shape, cuts: boolean): Bar {
  const { count, kept, probability } = rest;
  const label = <span className="next-token-rest">{formatNumber(count)} others</span>;
  const cut = count - kept;
  return {
    key: 'rest',
    label,
    value: probability,
    fixed: true,
    // At temperature 0 they have nothing, which is no cut.
    ...(cuts && cut > 0 && { note: `${formatNumber(cut)} cut` }),
  };
}
