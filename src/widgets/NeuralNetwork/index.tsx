import { useMemo, useState } from 'react';
import strings, { title } from '#strings/figures/NeuralNetwork';
import { columnOf, judge, layerWidths, type Dots, type NetworkConfig } from '../../core/network';
import {
  Figure,
  formatFixed,
  formatNumber,
  LineChart,
  Plane,
  Slider,
  TableTwin,
  unitOf,
  type NetworkPart,
  type Place,
} from '../../ui';
import { ArithmeticPanel } from './Arithmetic';
import { Controls } from './Controls';
import { Drawing } from './Drawing';
import './neural-network.css';
import { configOf, DATA_NAMES, formatLoss } from './networkSettings';
import { GRID, useNetwork, type Network } from './useNetwork';
import { arithmeticOf, inputSymbol, neuronName } from './describeNetwork';

const FIRST_POINT: Place = [0.3, -0.2];

/** Chapter 1: a small network learns to tell two kinds of dots apart. */
export default function NeuralNetwork() {
  const of = useNetwork();
  const { settings, network, dots, examples } = of;
  const config = useMemo(() => configOf(settings), [settings]);
  const widths = layerWidths(config);
  const output: NetworkPart = { kind: 'unit', layer: widths.length - 1, index: 0 };
  const [chosen, setChosen] = useState<NetworkPart | null>(null);
  const [peeked, setPeeked] = useState<NetworkPart | null>(null);
  const [point, setPoint] = useState(FIRST_POINT);
  const opened = [peeked, chosen].find((one) => one && stands(one, widths)) ?? output;
  const { right } = useMemo(
    () => judge(config, network.weights, examples),
    [config, network.weights, examples],
  );
  const answers = useMemo(() => columnOf(network.surfaces.at(-1)!, 0), [network.surfaces]);
  const [positive, negative] = useMemo(() => [1, -1].map((kind) => placesOf(dots, kind)), [dots]);
  const series = useMemo(
    () => [{ name: strings.chart.loss, points: network.curve, colour: 'var(--loss)' }],
    [network.curve],
  );
  const highest = Math.max(...network.curve.map(({ y }) => y));

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      wide
      link={of.link}
      onReset={() => {
        of.reset();
        setChosen(null);
        setPoint(FIRST_POINT);
      }}
      footer={<p>{strings.legend}</p>}
    >
      <Controls of={of} right={right} />
      <div className="neural-network-body">
        <Drawing
          config={config}
          network={network}
          opened={opened}
          onOpen={setChosen}
          onPeek={setPeeked}
        />
        <Plane
          label={strings.plane(DATA_NAMES[settings.data], right, dots.labels.data.length)}
          values={answers}
          size={GRID}
          positive={positive}
          negative={negative}
          point={point}
          onPoint={setPoint}
        />
        <div className="neural-network-opened">
          <div className="neural-network-point">
            {([0, 1] as const).map((axis) => (
              <Slider
                key={axis}
                label={strings.point(inputSymbol(axis))}
                value={point[axis]}
                min={-1}
                max={1}
                step={0.01}
                onChange={(value) => setPoint(axis === 0 ? [value, point[1]] : [point[0], value])}
              />
            ))}
          </div>
          <ArithmeticPanel config={config} network={network} opened={opened} point={point} />
        </div>
        <LineChart
          label={strings.chart.label}
          series={series}
          xAxis={{
            title: strings.chart.step,
            format: (x) => formatNumber(x, 0),
            domain: [0, Math.max(100, network.step)],
          }}
          yAxis={{
            title: strings.chart.lossAxis,
            format: formatLoss,
            domain: [0, Math.max(1, Math.ceil(highest * 2) / 2)],
          }}
          height={170}
        />
      </div>
      <TableTwin
        caption={strings.table.caption}
        columns={strings.table.columns}
        rows={() => rowsOf(config, network, point)}
      />
    </Figure>
  );
}

/** Whether the network, which may have another shape by now, has this part. */
function stands(opened: NetworkPart, widths: readonly number[]): boolean {
  const { layer, index } = unitOf(opened);
  const from = opened.kind === 'edge' ? opened.from : 0;
  return index < (widths[layer] ?? 0) && from < (widths[layer - 1] ?? Infinity);
}

const placesOf = ({ points, labels }: Dots, kind: number): Place[] =>
  Array.from(labels.data.keys())
    .filter((i) => labels.data[i] === kind)
    .map((i) => [points.data[2 * i], points.data[2 * i + 1]]);

function rowsOf(config: NetworkConfig, { weights }: Network, point: Place): string[][] {
  return layerWidths(config).flatMap((count, layer) =>
    Array.from({ length: layer === 0 ? 0 : count }, (_, index) => {
      const { terms, bias, sum, answer } = arithmeticOf(config, weights, point, { layer, index });
      return [
        neuronName(config, { layer, index }),
        formatFixed(bias, 3),
        terms.map(({ weight }) => formatFixed(weight, 3)).join('  '),
        formatFixed(sum, 3),
        formatFixed(answer, 3),
      ];
    }),
  );
}
