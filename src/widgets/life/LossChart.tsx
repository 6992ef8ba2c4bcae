import { useMemo } from 'react';
import { useLife, type Phase } from '../../store';
import { formatFixed, formatNumber, LineChart, type Reference } from '../../ui';
import { smooth } from './smooth';
import { Timeline } from './Timeline';

interface LossChartProps {
  readonly label: string;
  readonly losses: readonly number[];
  readonly steps: number;
  readonly references?: readonly Reference[];
  /** Whose steps they are: a slider under the curve then goes back to them. */
  readonly phase?: Phase;
}

const toPoints = (values: readonly number[]) => values.map((y, i) => ({ x: i + 1, y }));

/** The loss of every step, and the same smoothed, over the whole length of the run. */
export function LossChart({ label, losses, steps, references, phase }: LossChartProps) {
  const series = useMemo(
    () => [
      { name: 'each step', points: toPoints(losses), colour: 'var(--loss)', dash: '', faint: true },
      { name: 'smoothed', points: toPoints(smooth(losses)), colour: 'var(--loss)', dash: '' },
    ],
    [losses],
  );
  const shown = useLife((state) => state.shown);
  const highest = Math.max(...losses, ...(references ?? []).map(({ y }) => y), 1);
  return (
    <LineChart
      label={label}
      series={series}
      xAxis={{ title: 'step', format: (x) => formatNumber(x, 0), domain: [0, steps] }}
      yAxis={{
        title: 'loss, nats a token',
        format: (y) => formatFixed(y),
        formatTick: (y) => formatNumber(y),
        domain: [0, Math.ceil(highest)],
      }}
      {...(references && { references })}
      {...(phase && { under: (x) => <Timeline phase={phase} axis={{ x, steps }} /> })}
      marker={
        shown && shown.phase === phase
          ? { x: shown.step, label: `step ${formatNumber(shown.step, 0)}` }
          : undefined
      }
      emptyText="The curve begins with the first step."
    />
  );
}
