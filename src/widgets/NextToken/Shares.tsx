import strings from '#strings/figures/NextToken';
import type { SamplingOptions } from '../../core/sampling';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { Slider } from '../../ui';
import { TokenBars } from '../life/probabilities/TokenBars';

interface SharesProps {
  readonly logits: Float32Array;
  readonly tokenizer: Tokenizer;
  readonly sampling: SamplingOptions;
  readonly onSampling: (sampling: SamplingOptions) => void;
}

const SHOWN = 12;

/** The likeliest tokens as bars, and what re-shapes them. */
export function Shares({ logits, tokenizer, sampling, onSampling }: SharesProps) {
  const change = (part: Partial<SamplingOptions>) => onSampling({ ...sampling, ...part });
  return (
    <div className="next-token">
      <TokenBars logits={logits} tokenizer={tokenizer} sampling={sampling} count={SHOWN} />
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
