import type { SamplingOptions } from '../../core/sampling';
import {
  formatCompact,
  formatFixed,
  formatNumber,
  formatPercent,
  plural,
  Step,
  Steps,
} from '../../ui';
import { TokenText } from '../life/tokenText';
import { shareArithmetic } from './shape';

interface ShareSumsProps {
  readonly logits: Float32Array;
  readonly options: SamplingOptions;
  readonly tokenId: number;
  readonly token: string;
}

/** From a logit to a probability. */
export function ShareSums({ logits, options, tokenId, token }: ShareSumsProps) {
  const title = (
    <p>
      <b>
        The share of “<TokenText text={token} />”
      </b>
    </p>
  );
  if (options.temperature === 0) {
    return (
      <div>
        {title}
        <p>
          Its logit is {formatFixed(logits[tokenId], 3)}. At a temperature of 0 there is nothing to
          divide: the token with the greatest logit is taken every time.
        </p>
      </div>
    );
  }
  const sums = shareArithmetic(logits, options, tokenId);
  const { logit, greatest, scaled, exponential, total, kept, keptTotal, isKept } = sums;
  const cut = kept < logits.length;
  return (
    <div>
      {title}
      <Steps>
        <Step result={formatFixed(logit, 3)}>Its logit, as the model gives it.</Step>
        <Step result={formatFixed(logit - greatest, 3)}>
          Less the greatest logit, {formatFixed(greatest, 3)}. It is taken from all alike, so no
          share changes, and no power of e grows too large.
        </Step>
        <Step result={formatFixed(scaled, 3)}>
          Divided by the temperature, {formatNumber(options.temperature)}.
        </Step>
        <Step result={formatCompact(exponential)}>e raised to it.</Step>
        <Step result={formatPercent(exponential / total, 2)}>
          Divided by the total of all {formatNumber(logits.length)} tokens, {formatCompact(total)}.
        </Step>
        {cut && isKept && (
          <Step result={formatPercent(exponential / keptTotal, 2)}>
            Divided instead by the total of the {plural(kept, 'token')} left,{' '}
            {formatCompact(keptTotal)}.
          </Step>
        )}
        {cut && !isKept && (
          <Step result="0%">Cut: {plural(kept, 'likelier token')} took all that there is.</Step>
        )}
      </Steps>
    </div>
  );
}
