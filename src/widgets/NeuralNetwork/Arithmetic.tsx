import { Fragment } from 'react';
import type { NetworkConfig } from '../../core/network';
import { formatFixed, type Place } from '../../ui';
import { ACTIVATION_NAMES } from './settings';
import type { Network } from './useNetwork';
import { arithmeticOf, inputSymbol, neuronName, type Arithmetic, type Opened } from './words';

interface ArithmeticPanelProps {
  readonly config: NetworkConfig;
  readonly network: Network;
  readonly opened: Opened;
  readonly point: Place;
}

const DIGITS = 3;
const format = (value: number): string => formatFixed(value, DIGITS);
/** A negative number within a sum or a product. */
const inBrackets = (value: number): string => (value < 0 ? `(${format(value)})` : format(value));

/** The numbers of the neuron or connection that is opened, written out at the chosen point. */
export function ArithmeticPanel({ config, network, opened, point }: ArithmeticPanelProps) {
  const { layer } = opened;
  if (opened.kind === 'neuron' && layer === 0) {
    return (
      <p>
        <strong>{inputSymbol(opened.index)}</strong> is given: {format(point[opened.index])} at the
        point, from −1 at one border to 1 at the other.
      </p>
    );
  }
  const to = { layer, index: opened.kind === 'neuron' ? opened.index : opened.to };
  const arithmetic = arithmeticOf(config, network.weights, point, to);
  if (opened.kind === 'neuron') {
    return <NeuronSum name={neuronName(config, to)} arithmetic={arithmetic} />;
  }
  const { weight, input } = arithmetic.terms[opened.from];
  const from = neuronName(config, { layer: layer - 1, index: opened.from });
  return (
    <>
      <p>
        <strong>
          From {from} to {neuronName(config, to)}: weight <Weight value={weight} />
        </strong>
      </p>
      <p>
        At the point it carries <Weight value={weight} /> × {inBrackets(input)} ={' '}
        {format(weight * input)}.
      </p>
    </>
  );
}

function NeuronSum({
  name,
  arithmetic,
}: {
  readonly name: string;
  readonly arithmetic: Arithmetic;
}) {
  const { terms, bias, sum, activation, answer } = arithmetic;
  return (
    <>
      <p>
        <strong>{name.charAt(0).toUpperCase() + name.slice(1)}</strong>, weight × input of each
        line, then the bias:
      </p>
      <p>
        {terms.map(({ weight, input }, i) => (
          <Fragment key={i}>
            <span className="neural-network-term">
              {i > 0 && '+ '}
              <Weight value={weight} /> × {inBrackets(input)}
            </span>{' '}
          </Fragment>
        ))}
        <span className="neural-network-term">+ {inBrackets(bias)}</span>{' '}
        <span className="neural-network-term">= {format(sum)}</span>
      </p>
      <p>
        {activation === 'linear' ? (
          <>Its answer is the sum, {format(answer)}.</>
        ) : (
          <>
            Its answer: {ACTIVATION_NAMES[activation]}({format(sum)}) ={' '}
            <strong>{format(answer)}</strong>
          </>
        )}
      </p>
    </>
  );
}

function Weight({ value }: { readonly value: number }) {
  return (
    <span className={value < 0 ? 'neural-network-negative' : 'neural-network-positive'}>
      {value < 0 ? `(${format(value)})` : format(value)}
    </span>
  );
}
