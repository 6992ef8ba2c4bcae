import { Fragment, useState } from 'react';
import strings from '#strings/figures/NeuralNetwork';
import { feature, type FeatureName } from '../../core/network';
import {
  formatFixed,
  formatTerm,
  Inspect,
  Step,
  Steps,
  unitOf,
  type NetworkPart,
  type Place,
} from '../../ui';
import {
  arithmeticOf,
  featureSymbol,
  inputsAt,
  neuronName,
  neuronTitle,
  type Arithmetic,
} from './describeNetwork';
import type { Built } from './networkSettings';
import type { Network } from './useNetwork';

interface ArithmeticPanelProps {
  readonly built: Built;
  readonly network: Network;
  readonly opened: NetworkPart;
  readonly point: Place;
}

const DIGITS = 3;
const format = (value: number): string => formatFixed(value, DIGITS);
const term = (value: number): string => formatTerm(value, DIGITS);

/** The numbers of what is opened, a neuron, its bias or a connection, written out at the chosen point. */
export function ArithmeticPanel({ built, network, opened, point }: ArithmeticPanelProps) {
  // One choice for all of them: the pointer goes quickly from one to the next.
  const [open, setOpen] = useState(true);
  const unit = unitOf(opened);
  if (unit.layer === 0) return <Given name={built.features[unit.index]} point={point} />;
  const given = inputsAt(built.features, point);
  const arithmetic = arithmeticOf(built.config, network.weights, given, unit);
  const { bias, sum } = arithmetic;
  if (opened.kind === 'unit') {
    return (
      <Inspect
        label={strings.sums.answer(neuronTitle(built, unit))}
        value={format(arithmetic.answer)}
        open={open}
        onToggle={setOpen}
      >
        <NeuronSteps arithmetic={arithmetic} />
      </Inspect>
    );
  }
  if (opened.kind === 'bias') {
    return (
      <Inspect
        label={strings.sums.bias(neuronName(built, unit))}
        value={format(bias)}
        open={open}
        onToggle={setOpen}
      >
        <Steps>
          <Step result={format(sum)}>
            {strings.sums.shifted(
              <>
                {format(sum - bias)} + <Weight value={bias} />
              </>,
            )}
          </Step>
        </Steps>
      </Inspect>
    );
  }
  const { weight, input } = arithmetic.terms[opened.from];
  const from = neuronName(built, { layer: opened.layer - 1, index: opened.from });
  return (
    <Inspect
      label={strings.sums.carries(from, neuronName(built, unit), <Weight value={weight} />)}
      value={format(weight * input)}
      open={open}
      onToggle={setOpen}
    >
      <Steps>
        <Step result={format(weight * input)}>
          <Weight value={weight} /> × {term(input)}
        </Step>
      </Steps>
    </Inspect>
  );
}

/** An input: a coordinate of the point, or what is made of them. */
function Given({ name, point }: { readonly name: FeatureName; readonly point: Place }) {
  const [x1, x2] = point.map((value) => formatFixed(value, 2));
  const value = format(feature(name, ...point));
  if (name === 'x1' || name === 'x2') {
    return <p>{strings.sums.given(featureSymbol(name), value)}</p>;
  }
  const made = {
    x1Squared: `${inPower(x1)}²`,
    x2Squared: `${inPower(x2)}²`,
    product: `${x1} × ${inPower(x2)}`,
    sinX1: `sin(2π × ${inPower(x1)})`,
    sinX2: `sin(2π × ${inPower(x2)})`,
  };
  return <p>{strings.sums.made(featureSymbol(name), made[name], value)}</p>;
}

const inPower = (written: string): string => (/^\d/.test(written) ? written : `(${written})`);

function NeuronSteps({ arithmetic }: { readonly arithmetic: Arithmetic }) {
  const { terms, bias, sum, activation, answer } = arithmetic;
  return (
    <Steps>
      <Step result={format(sum)}>
        {strings.sums.weighted(
          <>
            {terms.map(({ weight, input }, i) => (
              <Fragment key={i}>
                <span className="neural-network-term">
                  {i > 0 && '+ '}
                  <Weight value={weight} /> × {term(input)}
                </span>{' '}
              </Fragment>
            ))}
            <span className="neural-network-term">
              + <Weight value={bias} />
            </span>
          </>,
        )}
      </Step>
      <Step result={format(answer)}>
        {activation === 'linear'
          ? strings.sums.unbent
          : strings.sums.activated(strings.activations[activation], format(sum))}
      </Step>
    </Steps>
  );
}

function Weight({ value }: { readonly value: number }) {
  return (
    <span className={value < 0 ? 'neural-network-negative' : 'neural-network-positive'}>
      {term(value)}
    </span>
  );
}
