import { useMemo, useState } from 'react';
import strings, { title } from '#strings/figures/NeuralNetwork';
import { columnOf, judge, layerWidths, type Dots } from '../../core/network';
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
  type Series,
} from '../../ui';
import { AllSettings } from './AllSettings';
import { ArithmeticPanel } from './Arithmetic';
import { Controls } from './Controls';
import { arithmeticOf, featureSymbol, inputsAt, neuronName } from './describeNetwork';
import { Drawing } from './Drawing';
import { Layers } from './Layers';
import type { Moment } from './moments';
import './neural-network.css';
import { DATA_NAMES, formatLoss, shapeOf, type Built } from './networkSettings';
import { OwnDotsControls } from './OwnDots';
import { GRID, useNetwork, type Network } from './useNetwork';
import { useOwnDots } from './useOwnDots';

const FIRST_POINT: Place = [0.3, -0.2];
const AXES = ['x1', 'x2'] as const;
/** The chart's height, and how much of that its legend takes where there is one: what is below stays where it is. */
const CHART = 170;
const LEGEND = 26;

/** Chapter 1: a small network learns to tell two kinds of dots apart. */
export default function NeuralNetwork() {
  const of = useNetwork();
  const { settings, network, moments, dots, examples, built, isNow, stepNow } = of;
  const { config } = built;
  const widths = layerWidths(config);
  const output: NetworkPart = { kind: 'unit', layer: widths.length - 1, index: 0 };
  const [chosen, setChosen] = useState<NetworkPart | null>(null);
  const [peeked, setPeeked] = useState<NetworkPart | null>(null);
  const [point, setPoint] = useState(FIRST_POINT);
  const own = useOwnDots(settings.own, (own) => of.choose({ own }));
  const isOwn = settings.data === 'own';
  const opened = [peeked, chosen].find((one) => one && stands(one, widths)) ?? output;
  const right = useMemo(
    () => ({
      training: judge(config, network.weights, examples.examples).right,
      test: examples.test ? judge(config, network.weights, examples.test).right : 0,
    }),
    [config, network.weights, examples],
  );
  const answers = useMemo(() => columnOf(network.surfaces.at(-1)!, 0), [network.surfaces]);
  const places = useMemo(
    () => ({
      positive: placesOf(dots.training, 1),
      negative: placesOf(dots.training, -1),
      ...(dots.test && {
        hollowPositive: placesOf(dots.test, 1),
        hollowNegative: placesOf(dots.test, -1),
      }),
    }),
    [dots],
  );
  const series = useMemo(() => seriesOf(moments), [moments]);
  const highest = Math.max(...series.flatMap(({ points }) => points.map(({ y }) => y)));

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      wide
      link={of.link}
      onReset={() => {
        of.reset();
        own.forget();
        setChosen(null);
        setPoint(FIRST_POINT);
      }}
      footer={<p>{dots.test ? `${strings.legend} ${strings.hollow}` : strings.legend}</p>}
    >
      <Controls of={of} right={right} />
      <div className="neural-network-body">
        <div className="neural-network-plane">
          <Plane
            label={strings.plane(
              isOwn ? strings.own.name : DATA_NAMES[settings.data as keyof typeof DATA_NAMES],
              right.training,
              dots.training.labels.data.length,
            )}
            values={answers}
            size={GRID}
            {...places}
            point={point}
            onPoint={setPoint}
            onKey={(key) => isOwn && own.key(key, point)}
            {...(isOwn &&
              own.tool !== 'look' && {
                onPress: (place: Place) => {
                  setPoint(place);
                  own.press(place);
                },
              })}
          />
        </div>
        {isOwn && <OwnDotsControls of={own} />}
        <div className="neural-network-graph">
          <Layers
            hidden={config.hidden}
            onChange={(hidden) => of.choose({ shape: shapeOf(hidden) })}
          />
          <Drawing
            built={built}
            network={network}
            opened={opened}
            onOpen={setChosen}
            onPeek={setPeeked}
          />
        </div>
        <div className="neural-network-opened">
          <div className="neural-network-point">
            {([0, 1] as const).map((axis) => (
              <Slider
                key={axis}
                label={strings.point(featureSymbol(AXES[axis]))}
                value={point[axis]}
                min={-1}
                max={1}
                step={0.01}
                onChange={(value) => setPoint(axis === 0 ? [value, point[1]] : [point[0], value])}
              />
            ))}
          </div>
          <ArithmeticPanel built={built} network={network} opened={opened} point={point} />
        </div>
        <div className="neural-network-chart">
          <LineChart
            label={strings.chart.label}
            series={series}
            xAxis={{
              title: strings.chart.step,
              format: (x) => formatNumber(x, 0),
              domain: [0, Math.max(100, stepNow)],
            }}
            yAxis={{
              title: strings.chart.lossAxis,
              format: formatLoss,
              domain: [0, Number.isFinite(highest) ? Math.max(1, Math.ceil(highest * 2) / 2) : 1],
            }}
            marker={isNow ? undefined : { x: network.step, label: formatNumber(network.step) }}
            height={series.length > 1 ? CHART - LEGEND : CHART}
          />
        </div>
      </div>
      <AllSettings settings={settings} choose={of.choose} tune={of.tune} />
      <TableTwin
        caption={strings.table.caption}
        columns={strings.table.columns}
        rows={() => rowsOf(built, network, point)}
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

/** The loss and, where dots are kept for a test, that of the test. */
function seriesOf(moments: readonly Moment[]): Series[] {
  const loss = {
    ...{ name: strings.chart.loss, colour: 'var(--loss)' },
    points: moments.map(({ step, loss }) => ({ x: step, y: loss })),
  };
  if (moments[0].testLoss === null) return [loss];
  const test = {
    ...{ name: strings.chart.testLoss, colour: 'var(--ink)' },
    points: moments.map(({ step, testLoss }) => ({ x: step, y: testLoss ?? NaN })),
  };
  return [loss, test];
}

function rowsOf(built: Built, { weights }: Network, point: Place): string[][] {
  const { config, features } = built;
  const given = inputsAt(features, point);
  return layerWidths(config).flatMap((count, layer) =>
    Array.from({ length: layer === 0 ? 0 : count }, (_, index) => {
      const { terms, bias, sum, answer } = arithmeticOf(config, weights, given, { layer, index });
      return [
        neuronName(built, { layer, index }),
        formatFixed(bias, 3),
        terms.map(({ weight }) => formatFixed(weight, 3)).join('  '),
        formatFixed(sum, 3),
        formatFixed(answer, 3),
      ];
    }),
  );
}
