import { useMemo } from 'react';
import strings from '#strings/figures/NextToken';
import type { SamplingOptions } from '../../core/sampling';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { Bars, formatFixed, Slider, TokenText, type Bar } from '../../ui';
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

/** The likeliest tokens as bars, each of which opens to its arithmetic, and what re-shapes them. */
export function Shares({ logits, tokenizer, sampling, onSampling }: SharesProps) {
  const shape = useMemo(() => shapeLogits(logits, sampling, SHOWN), [logits, sampling]);
  const change = (part: Partial<SamplingOptions>) => onSampling({ ...sampling, ...part });
  const bars = [
    ...shape.leaders.map((each) => toBar(each, tokenizer)),
    restBar(shape, sampling.temperature > 0),
  ];

  return (
    <div className="next-token">
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
      <div className="next-token-side">
        <Slider
          label={strings.sampling.temperature}
          value={sampling.temperature}
          min={0}
          max={2}
          step={0.05}
          help={strings.sampling.temperatureHelp}
          onChange={(temperature) => change({ temperature })}
        />
        <Slider
          label={strings.sampling.topK}
          value={sampling.topK}
          min={0}
          max={50}
          unit={strings.sampling.topKUnit}
          help={strings.sampling.topKHelp}
          onChange={(topK) => change({ topK })}
        />
        <Slider
          label={strings.sampling.topP}
          value={sampling.topP}
          min={0.01}
          max={1}
          step={0.01}
          help={strings.sampling.topPHelp}
          onChange={(topP) => change({ topP })}
        />
      </div>
    </div>
  );
}

/** A token that is cut keeps the length it had, hollow: so one sees what the cut took. */
const toBar = ({ tokenId, before, probability, cut }: Candidate, tokenizer: Tokenizer): Bar => ({
  key: tokenId,
  label: <TokenText text={tokenizer.tokenText(tokenId)} />,
  value: cut ? before : probability,
  ...(cut && { excluded: true, note: strings.bars.cut }),
});

function restBar({ rest }: Shape, cuts: boolean): Bar {
  const { count, kept, probability } = rest;
  const label = <span className="next-token-rest">{strings.bars.others(count)}</span>;
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
