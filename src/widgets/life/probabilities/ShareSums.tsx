import strings from '#strings/probabilities';
import type { SamplingOptions } from '../../../core/sampling';
import { formatCompact, formatFixed, formatPercent, Step, Steps, TokenText } from '../../../ui';
import { shareArithmetic } from './shape';

interface ShareSumsProps {
  readonly logits: Float32Array;
  readonly options: SamplingOptions;
  readonly tokenId: number;
  readonly token: string;
}

/** From a logit to a probability. */
export function ShareSums({ logits, options, tokenId, token }: ShareSumsProps) {
  const title = <p>{strings.sums.title(<TokenText text={token} />)}</p>;
  if (options.temperature === 0) {
    return (
      <>
        {title}
        <p>{strings.sums.likeliestOnly(formatFixed(logits[tokenId], 3))}</p>
      </>
    );
  }
  const sums = shareArithmetic(logits, options, tokenId);
  const { logit, greatest, scaled, exponential, total, kept, keptTotal, isKept } = sums;
  const cut = kept < logits.length;
  return (
    <>
      {title}
      <Steps>
        <Step result={formatFixed(logit, 3)}>{strings.sums.logit}</Step>
        <Step result={formatFixed(logit - greatest, 3)}>
          {strings.sums.lessGreatest(formatFixed(greatest, 3))}
        </Step>
        <Step result={formatFixed(scaled, 3)}>{strings.sums.temperature(options.temperature)}</Step>
        <Step result={formatCompact(exponential)}>{strings.sums.exponential}</Step>
        <Step result={formatPercent(exponential / total, 2)}>
          {strings.sums.share(logits.length, formatCompact(total))}
        </Step>
        {cut && isKept && (
          <Step result={formatPercent(exponential / keptTotal, 2)}>
            {strings.sums.shareOfKept(kept, formatCompact(keptTotal))}
          </Step>
        )}
        {cut && !isKept && <Step result={formatPercent(0)}>{strings.sums.cut(kept)}</Step>}
      </Steps>
    </>
  );
}
