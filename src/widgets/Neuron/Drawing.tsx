import { useRef } from 'react';
import strings from '#strings/figures/Neuron';
import { formatFixed, useWidth, WeightLine } from '../../ui';
import {
  curvePath,
  HEIGHT,
  layOutNeuron,
  placeOnCurve,
  RADIUS,
  reachOf,
  SIDE,
  weightLabelY,
} from './layout';
import type { Spot } from './layout';
import { neuron, type Neuron } from './neuron';

/** The neuron from left to right: inputs, weights, sum, activation, answer, each with its number. */
export function Drawing({ settings }: { readonly settings: Neuron }) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  return (
    <div className="neuron-drawing" ref={place} style={{ height: HEIGHT }}>
      {width > 0 && <Parts settings={settings} width={width} />}
    </div>
  );
}

function Parts({ settings, width }: { readonly settings: Neuron; readonly width: number }) {
  const { x1, x2, w1, w2, bias, activation } = settings;
  const { sum, answer } = neuron(settings);
  const at = layOutNeuron(width);
  const reach = reachOf(sum);
  const dot = placeOnCurve(activation, sum, reach);
  return (
    <svg
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={strings.drawing(
        [formatFixed(x1), formatFixed(x2)],
        [formatFixed(w1), formatFixed(w2)],
        formatFixed(bias),
        formatFixed(sum),
        formatFixed(answer),
      )}
    >
      <Line from={at.inputs[0]} to={at.sum} weight={w1} label="w₁" />
      <Line from={at.inputs[1]} to={at.sum} weight={w2} label="w₂" />
      <path className="neuron-wire" d={`M${at.bias.x} ${at.bias.y}L${at.sum.x} ${at.sum.y}`} />
      <path className="neuron-wire" d={`M${at.sum.x} ${at.sum.y}H${at.answer.x}`} />
      <Disc at={at.inputs[0]} value={x1} name="x₁" />
      <Disc at={at.inputs[1]} value={x2} name="x₂" />
      <Disc at={at.bias} value={bias} name="b" />
      <Disc at={at.sum} value={sum} name={strings.sum} />
      <g transform={`translate(${at.curve.x} ${at.curve.y})`}>
        <rect x={-SIDE / 2} y={-SIDE / 2} width={SIDE} height={SIDE} />
        <path
          className="neuron-axis"
          d={`M${-SIDE / 2} 0H${SIDE / 2}M0 ${-SIDE / 2}V${SIDE / 2}`}
        />
        <path className="neuron-curve" d={curvePath(activation, reach)} />
        <circle className="neuron-dot" cx={dot.x} cy={dot.y} r="4.5" />
        <text y={SIDE / 2 + 17}>{strings.curve}</text>
      </g>
      <Disc at={at.answer} value={answer} name="y" />
    </svg>
  );
}

/** A weight: its line and its number. */
function Line(props: {
  readonly from: Spot;
  readonly to: Spot;
  readonly weight: number;
  readonly label: string;
}) {
  const { from, to, weight, label } = props;
  const x = (from.x + to.x) / 2;
  const y = weightLabelY(from, to);
  return (
    <>
      <WeightLine d={`M${from.x} ${from.y}L${to.x} ${to.y}`} weight={weight} />
      <text className="neuron-weight" x={x} y={y}>
        {label} = {formatFixed(weight)}
      </text>
    </>
  );
}

function Disc(props: { readonly at: Spot; readonly value: number; readonly name: string }) {
  const { at, value, name } = props;
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <circle r={RADIUS} />
      <text className="neuron-name" y={-4}>
        {name}
      </text>
      <text y={10}>{formatFixed(value)}</text>
    </g>
  );
}
