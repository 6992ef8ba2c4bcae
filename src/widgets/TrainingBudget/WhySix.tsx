import strings from '#strings/figures/TrainingBudget';
import { formatLarge } from '../../language/largeNumber';
import { formatScientific, Inspect, Step, Steps } from '../../ui';
import type { Budget } from './trainingCost';

const { six } = strings;

/** Where the six in 6·N·D comes from: one parameter, followed forwards and backwards. */
export function WhySix({ parameters, tokens }: Pick<Budget, 'parameters' | 'tokens'>) {
  return (
    <Inspect label={six.label} value={six.value}>
      <Steps>
        {six.passes.map(({ name, sum }) => (
          <Step key={name} name={name} result={six.two}>
            {sum}
          </Step>
        ))}
        <Step name={six.all.name} result={strings.flops(formatScientific(6 * parameters * tokens))}>
          {six.all.sum(formatLarge(parameters), formatLarge(tokens))}
        </Step>
      </Steps>
      <p className="ui-help">{six.note}</p>
    </Inspect>
  );
}
