import strings from '#strings/figures/Surprise';
import { meanSurprise, totalSurprise, type TokenSurprise } from '../../core/surprise';
import { Inspect, Step, Steps } from '../../ui';
import { amongText, chanceText, surpriseText } from './numbers';

/** The loss of the text, which opens to the sum that it is. */
export function Mean({ tokens }: { readonly tokens: readonly TokenSurprise[] }) {
  const said = strings.mean;
  const count = tokens.length;
  const sum = totalSurprise(tokens);
  const mean = meanSurprise(tokens);
  return (
    <div className="surprise-mean">
      <Inspect label={said.label(count)} value={said.nats(surpriseText(mean))}>
        <Steps>
          <Step result={surpriseText(sum)}>{said.sum(count)}</Step>
          <Step result={surpriseText(mean)}>{said.divided(count)}</Step>
          <Step result={amongText(Math.exp(mean))}>{said.power(surpriseText(mean))}</Step>
          <Step result={chanceText(Math.exp(-sum))}>{said.product}</Step>
          <Step result={surpriseText(sum)}>{said.back}</Step>
        </Steps>
      </Inspect>
      <p>{said.among(amongText(Math.exp(mean)))}</p>
    </div>
  );
}
