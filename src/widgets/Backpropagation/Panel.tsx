import type { ReactNode } from 'react';
import strings from '#strings/figures/Backpropagation';
import { formatFixed, formatTerm, Step, Steps } from '../../ui';
import { arrivesAtInput, type Computed } from './computed';
import { STAGES } from './stages';
import { SYMBOLS } from './symbols';
import type { Parameter, Values } from './values';

interface PanelProps {
  readonly values: Values;
  readonly computed: Computed;
}

const format = (value: number): string => formatFixed(value, 3);
/** A negative number within a sum or a product. */
const within = (value: number): string => formatTerm(value, 3);

/** The arithmetic of the step that the reader has come to. */
export function Panel({ values, computed }: PanelProps) {
  const { way, at } = STAGES[values.stage];
  if (way === 'forwards') return <Forwards at={at} {...{ values, computed }} />;
  if (at === 'loss') return <BackFromLoss {...{ values, computed }} />;
  if (at === 'output') return <BackThroughOutput {...{ values, computed }} />;
  if (at === 'inputs') return <BackToInputs {...{ values, computed }} />;
  return <BackThroughNeuron index={at === 'first' ? 0 : 1} {...{ values, computed }} />;
}

/** Of each neuron: its weights of x₁ and of x₂, its bias, and what weighs its answer. */
const OF_NEURON = [
  { weights: ['w1', 'w2'], bias: 'b1', onwards: 'v1' },
  { weights: ['w3', 'w4'], bias: 'b2', onwards: 'v2' },
] as const satisfies readonly {
  weights: readonly Parameter[];
  bias: Parameter;
  onwards: Parameter;
}[];

function Forwards({ at, values, computed }: PanelProps & { readonly at: string }) {
  const { x1, x2, target, v1, v2, c } = values;
  const { neurons, output, loss } = computed;
  const words = strings.forwards;
  if (at === 'inputs') return <p>{words.given(<b>t = {format(target)}</b>)}</p>;
  if (at === 'loss') {
    return (
      <Steps>
        <Step name={words.loss} result={format(loss)}>
          (y − t)² = ({format(output.answer)} − {within(target)})²
        </Step>
      </Steps>
    );
  }
  if (at === 'output') {
    return (
      <Steps>
        <Step name={words.output} result={format(output.answer)}>
          {format(v1)} × {within(neurons[0].answer)} + {within(v2)} × {within(neurons[1].answer)} +{' '}
          {within(c)}
        </Step>
      </Steps>
    );
  }
  const index = at === 'first' ? 0 : 1;
  const { weights, bias } = OF_NEURON[index];
  const { sum, answer } = neurons[index];
  return (
    <Steps>
      <Step name={words.sum} result={format(sum)}>
        {format(values[weights[0]])} × {within(x1)} + {within(values[weights[1]])} × {within(x2)} +{' '}
        {within(values[bias])}
      </Step>
      <Step name={words.bend} result={format(answer)}>
        {words.tanhOf(format(sum))}
      </Step>
    </Steps>
  );
}

function BackFromLoss({ values, computed }: PanelProps) {
  const { output } = computed;
  const words = strings.backwards.loss;
  return (
    <>
      <p>{words.lead}</p>
      <Steps>
        <Step name={words.own} result={format(output.arrives)}>
          2 × (y − t) = 2 × ({format(output.answer)} − {within(values.target)})
        </Step>
      </Steps>
    </>
  );
}

function BackThroughOutput({ computed }: PanelProps) {
  const { neurons, output, slopes } = computed;
  const words = strings.backwards.output;
  return (
    <>
      <p>{words.lead}</p>
      <Steps>
        <Step name={words.arrives} result={format(output.arrives)}>
          y
        </Step>
        <ParameterStep parameter="v1" slope={slopes.v1}>
          {format(output.leaves)} × {within(neurons[0].answer)}
        </ParameterStep>
        <ParameterStep parameter="v2" slope={slopes.v2}>
          {format(output.leaves)} × {within(neurons[1].answer)}
        </ParameterStep>
        <ParameterStep parameter="c" slope={slopes.c}>
          {format(output.leaves)} × 1
        </ParameterStep>
      </Steps>
    </>
  );
}

function BackThroughNeuron({ index, values, computed }: PanelProps & { readonly index: 0 | 1 }) {
  const { output, slopes } = computed;
  const { answer, arrives, own, leaves } = computed.neurons[index];
  const { weights, bias, onwards } = OF_NEURON[index];
  const words = strings.backwards.neuron;
  return (
    <>
      <p>{words.lead}</p>
      <Steps>
        <Step name={words.arrives(SYMBOLS[onwards])} result={format(arrives)}>
          {format(output.leaves)} × {within(values[onwards])}
        </Step>
        <Step name={words.own} result={format(own)}>
          1 − {within(answer)}²
        </Step>
        <Step name={words.leaves} result={format(leaves)}>
          {format(arrives)} × {within(own)}
        </Step>
        {weights.map((weight, input) => (
          <ParameterStep key={weight} parameter={weight} slope={slopes[weight]}>
            {format(leaves)} × {within(values[input === 0 ? 'x1' : 'x2'])}
          </ParameterStep>
        ))}
        <ParameterStep parameter={bias} slope={slopes[bias]}>
          {format(leaves)} × 1
        </ParameterStep>
      </Steps>
    </>
  );
}

function BackToInputs({ values, computed }: PanelProps) {
  const words = strings.backwards.inputs;
  const [first, second] = computed.neurons;
  return (
    <>
      <p>{words.lead}</p>
      <Steps>
        {([0, 1] as const).map((input) => {
          const [one, other] = arrivesAtInput(computed, values, input);
          return (
            <Step
              key={input}
              name={words.arrives(SYMBOLS[input === 0 ? 'x1' : 'x2'])}
              result={format(one + other)}
            >
              {format(first.leaves)} × {within(values[OF_NEURON[0].weights[input]])} +{' '}
              {within(second.leaves)} × {within(values[OF_NEURON[1].weights[input]])}
            </Step>
          );
        })}
      </Steps>
      <p>{words.after}</p>
    </>
  );
}

function ParameterStep(props: {
  readonly parameter: Parameter;
  readonly slope: number;
  readonly children: ReactNode;
}) {
  return (
    <Step name={strings.backwards.parameter(SYMBOLS[props.parameter])} result={format(props.slope)}>
      {props.children}
    </Step>
  );
}
