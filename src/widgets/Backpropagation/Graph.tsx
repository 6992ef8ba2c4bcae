import { useRef } from 'react';
import strings from '#strings/figures/Backpropagation';
import { formatFixed, useWidth, WeightLine } from '../../ui';
import { arrivesAtInput, type Computed } from './computed';
import { between, BIASES, EDGES, layOutGraph, NODE, type Layout, type Spot } from './layout';
import { hasParameterSlope, hasSlope, hasValue, STAGES, stageOf, type NodeName } from './stages';
import { SYMBOLS } from './symbols';
import type { Parameter, Values } from './values';

interface GraphProps {
  readonly values: Values;
  /** `null`: not yet known. */
  readonly computed: Computed | null;
  readonly label: string;
  readonly onStage: (stage: number) => void;
}

const NODES: readonly NodeName[] = ['x1', 'x2', 's1', 'a1', 's2', 'a2', 'y', 'loss'];

const NAMES: Readonly<Record<NodeName, string>> = {
  ...{ x1: SYMBOLS.x1, x2: SYMBOLS.x2, y: 'y' },
  ...{ s1: strings.nodes.sum, s2: strings.nodes.sum, loss: strings.nodes.loss },
  ...{ a1: strings.nodes.answer, a2: strings.nodes.answer },
};

const format = (value: number): string => formatFixed(value, 2);

/** The graph with as many numbers as the reader has come to. A press on a node goes to its step. */
export function Graph({ values, computed, label, onStage }: GraphProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const layout = layOutGraph(Math.max(280, width));
  const { stage } = values;
  const now = STAGES[stage];
  const { spots, height } = layout;
  return (
    <div className="backpropagation-graph" ref={place} style={{ height }}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {([1, 2] as const).map((number) => (
            <NeuronBox key={number} number={number} layout={layout} />
          ))}
          {EDGES.map(({ from, to, weight }) => (
            <Wire
              key={`${from}${to}`}
              from={spots[from]}
              to={spots[to]}
              weight={weight === null ? null : values[weight]}
              back={now.way === 'backwards' && hasSlope(to, stage)}
            />
          ))}
          {EDGES.map(({ from, to, weight }, i) =>
            weight === null ? null : (
              <WeightLabel
                key={`${from}${to}`}
                at={layout.labels[i]}
                {...{ parameter: weight, values, computed, stage, isWide: layout.isWide }}
              />
            ),
          )}
          {(Object.entries(BIASES) as ['b1' | 'b2' | 'c', NodeName][]).map(([bias, node]) => (
            <WeightLabel
              key={bias}
              at={biasSpot(spots[node], node, layout)}
              {...{ parameter: bias, values, computed, stage, isWide: layout.isWide }}
            />
          ))}
          {NODES.map((node) => {
            const { x, y } = spots[node];
            const value = hasValue(node, stage) ? valueOf(node, values, computed) : undefined;
            const slope = hasSlope(node, stage) ? slopeOf(node, values, computed) : undefined;
            return (
              <g
                key={node}
                className="backpropagation-node"
                data-now={now.nodes.includes(node)}
                transform={`translate(${x} ${y})`}
                onClick={() => onStage(stageOf(node, stage))}
              >
                <rect x={-NODE.x} y={-NODE.y} width={2 * NODE.x} height={2 * NODE.y} />
                <text className="backpropagation-name" y={-13}>
                  {NAMES[node]}
                </text>
                <text className="backpropagation-value" y={4}>
                  {value === undefined ? '' : format(value)}
                </text>
                <text className="backpropagation-slope" y={21}>
                  {slope === undefined ? '' : `${arrow(layout)} ${format(slope)}`}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}

/** Against the way of the values. */
const arrow = ({ isWide }: Pick<Layout, 'isWide'>): string => (isWide ? '←' : '↑');

function NeuronBox({ number, layout }: { readonly number: 1 | 2; readonly layout: Layout }) {
  const { spots, isWide } = layout;
  const [from, to] = number === 1 ? [spots.s1, spots.a1] : [spots.s2, spots.a2];
  const pad = 9;
  const left = from.x - NODE.x - pad;
  const top = from.y - NODE.y - pad;
  const atBottom = !isWide || number === 2;
  return (
    <g className="backpropagation-neuron">
      <rect
        x={left}
        y={top}
        width={to.x + NODE.x + pad - left}
        height={to.y + NODE.y + pad - top}
      />
      <text
        x={isWide ? (from.x + to.x) / 2 : to.x + (number === 1 ? -14 : 14)}
        y={atBottom ? to.y + NODE.y + pad + 15 : top - 5}
      >
        {strings.neuron(number)}
      </text>
    </g>
  );
}

function Wire(props: {
  readonly from: Spot;
  readonly to: Spot;
  readonly weight: number | null;
  readonly back: boolean;
}) {
  const { from, to, weight, back } = props;
  const d = `M${from.x} ${from.y}L${to.x} ${to.y}`;
  return (
    <g className="backpropagation-wire" data-back={back}>
      {weight === null ? <path d={d} /> : <WeightLine d={d} weight={weight} />}
    </g>
  );
}

interface WeightLabelProps {
  readonly at: Spot;
  readonly parameter: Parameter;
  readonly values: Values;
  readonly computed: Computed | null;
  readonly stage: number;
  readonly isWide: boolean;
}

function WeightLabel({ at, parameter, values, computed, stage, isWide }: WeightLabelProps) {
  const known = computed !== null && hasParameterSlope(parameter, stage);
  return (
    <g
      className="backpropagation-weight"
      data-now={STAGES[stage].parameters.includes(parameter)}
      transform={`translate(${at.x} ${at.y})`}
    >
      <text y={known ? -3 : 4}>
        {SYMBOLS[parameter]} {format(values[parameter])}
      </text>
      {known && (
        <text className="backpropagation-slope" y={13}>
          {arrow({ isWide })} {format(computed.slopes[parameter])}
        </text>
      )}
    </g>
  );
}

/** Clear of the node and of the lines that lead to it. */
function biasSpot(node: Spot, name: NodeName, { isWide }: Layout): Spot {
  const below = { s1: NODE.y + 28, s2: -NODE.y - 29, y: NODE.y + 20 }[name as 's1' | 's2' | 'y'];
  if (isWide) return { x: node.x, y: node.y + below };
  if (name === 'y') return { x: node.x + NODE.x + 36, y: node.y };
  const outwards = name === 's1' ? 1 : -1;
  return between(node, { x: node.x + outwards * (NODE.x + 36), y: node.y }, 1);
}

function valueOf(node: NodeName, values: Values, computed: Computed | null): number | undefined {
  if (node === 'x1' || node === 'x2') return values[node];
  if (!computed) return undefined;
  const { neurons, output, loss } = computed;
  return {
    ...{ s1: neurons[0].sum, a1: neurons[0].answer, s2: neurons[1].sum, a2: neurons[1].answer },
    ...{ y: output.answer, loss },
  }[node];
}

/** Of the loss by what the node computes. */
export function slopeOf(
  node: NodeName,
  values: Values,
  computed: Computed | null,
): number | undefined {
  if (!computed) return undefined;
  const { neurons, output } = computed;
  if (node === 'x1' || node === 'x2') {
    const [first, second] = arrivesAtInput(computed, values, node === 'x1' ? 0 : 1);
    return first + second;
  }
  return {
    ...{ s1: neurons[0].leaves, a1: neurons[0].arrives },
    ...{ s2: neurons[1].leaves, a2: neurons[1].arrives },
    ...{ y: output.arrives, loss: 1 },
  }[node];
}
