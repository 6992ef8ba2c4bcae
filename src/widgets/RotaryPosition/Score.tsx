import { useMemo } from 'react';
import strings from '#strings/figures/RotaryPosition';
import {
  formatCompact,
  formatFixed,
  formatNumber,
  Inspect,
  LineChart,
  Step,
  Steps,
  TokenText,
} from '../../ui';
import type { Scene } from './scene';
import { dotOf, scoreOf, scoresByGap, type Clock, type Positions } from './turning';
import { term } from './written';

interface ScoreProps {
  readonly scene: Scene;
  readonly clocks: readonly Clock[];
  readonly asks: string;
  readonly answers: string;
  readonly at: Positions;
}

/** The score of the two, what has become of it, and how it is added up. */
export function Score({ scene, clocks, asks, answers, at }: ScoreProps) {
  const { score: said } = strings;
  const headDim = 2 * clocks.length;
  const score = scoreOf(clocks);
  return (
    <div className="rotary-score">
      <Inspect
        label={said.label(
          <TokenText text={asks} />,
          <TokenText text={answers} />,
          at.query - at.key,
        )}
        value={formatFixed(score)}
      >
        <Steps>
          <Step result={formatFixed(dotOf(clocks), 3)}>
            {said.sum(clocks.length, clocks.map(({ product }) => term(product)).join(' + '))}
          </Step>
          <Step result={formatFixed(score, 3)}>
            {said.scaled(headDim, formatCompact(Math.sqrt(headDim), 2))}
          </Step>
        </Steps>
        <p className="ui-help">{said.check(formatFixed(scene.engineScore, 3))}</p>
      </Inspect>
      <p role="status">{whatBecame(scene, at, score)}</p>
    </div>
  );
}

/** Next to how the two stand in the sentence. */
function whatBecame({ home, engineScore }: Scene, at: Positions, score: number): string {
  const { score: said } = strings;
  const [before, now] = [home.query - home.key, at.query - at.key];
  if (before !== now)
    return said.changed(before, now, formatFixed(engineScore), formatFixed(score));
  const by = at.key - home.key;
  if (by === 0) return said.home(now);
  return said.moved(`${by > 0 ? '+' : ''}${formatNumber(by)}`, formatFixed(score));
}

interface ByGapProps {
  readonly scene: Scene;
  readonly asks: string;
  readonly answers: string;
  readonly gap: number;
  /** The greatest that there can be. */
  readonly most: number;
}

/** The score at every gap: one line for all the places where the two may stand. */
export function ScoreByGap({ scene, asks, answers, gap, most }: ByGapProps) {
  const { chart: said } = strings;
  const { vectors, frequencies } = scene;
  const scores = useMemo(
    () => scoresByGap(vectors, frequencies, most),
    [vectors, frequencies, most],
  );
  const series = useMemo(
    () => [
      {
        name: said.score,
        points: scores.slice(1).map((y, i) => ({ x: i + 1, y })),
        colour: 'var(--attention)',
      },
    ],
    [scores, said],
  );
  return (
    <LineChart
      label={said.label(asks, answers)}
      series={series}
      xAxis={{ title: said.gap, format: (value) => formatNumber(value), domain: [1, most] }}
      yAxis={{
        ...{ title: said.score, format: (value: number) => formatFixed(value) },
        formatTick: (value) => formatNumber(value),
      }}
      marker={{ x: gap, label: said.now(formatFixed(scores[gap])) }}
      height={170}
    />
  );
}
