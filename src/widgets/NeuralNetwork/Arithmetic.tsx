import { Fragment, useState } from 'react';
import strings from '#strings/figures/NeuralNetwork';
import type { NetworkConfig } from '../../core/network';
import { formatFixed, Inspect, Step, Steps, unitOf, type NetworkPart, type Place } from '../../ui';
import type { Network } from './useNetwork';
import {
  arithmeticOf,
  inputSymbol,
  neuronName,
  neuronTitle,
  type Arithmetic,
} from './describeNetwork';

interface ArithmeticPanelProps {
  readonly config: NetworkConfig;
  readonly network: Network;
  readonly opened: NetworkPart;
  readonly point: Place;
}

const DIGITS = 3;
const format = (value: number): string => formatFixed(value, DIGITS);
/** A negative number within a sum or a product. */
const inBrackets = (value: number): string => (value < 0 ? `(${format(value)})` : format(value));

/** The numbers of the neuron or connection that is opened, written out at the chosen point. */
export function ArithmeticPanel({ config, network, opened, point }: ArithmeticPanelProps) {
  // One choice for all of them: the pointer goes quickly from one to the next.
  const [open, setOpen] = useState(true);
  const unit = unitOf(opened);
  if (unit.layer === 0) {
    return <p>{strings.sums.given(inputSymbol(unit.index), format(point[unit.index]))}</p>;
  }
  const arithmetic = arithmeticOf(config, network.weights, point, unit);
  if (opened.kind === 'unit') {
    return (
      <Inspect
        label={strings.sums.answer(neuronTitle(config, unit))}
        value={format(arithmetic.answer)}
        open={open}
        onToggle={setOpen}
      >
        <NeuronSteps arithmetic={arithmetic} />
      </Inspect>
    );
  }
  const { weight, input } = arithmetic.terms[opened.from];
  const from = neuronName(config, { layer: opened.layer - 1, index: opened.from });
  return (
    <Inspect
      label={strings.sums.carries(from, neuronName(config, unit), <Weight value={weight} />)}
      value={format(weight * input)}
      open={open}
      onToggle={setOpen}
    >
      <Steps>
        <Step result={format(weight * input)}>
          <Weight value={weight} /> × {inBrackets(input)}
        </Step>
      </Steps>
    </Inspect>
  );
}

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
                  <Weight value={weight} /> × {inBrackets(input)}
                </span>{' '}
              </Fragment>
            ))}
            <span className="neural-network-term">+ {inBrackets(bias)}</span>
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
      {value < 0 ? `(${format(value)})` : format(value)}
    </span>
  );
}
