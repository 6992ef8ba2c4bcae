import { useMemo } from 'react';
import strings from '#strings/translator';
import type { TranslatorState } from '../../../store/translator';
import { LineChart, formatFixed, formatNumber } from '../../../ui';
import { SampleList } from './SampleList';

interface TranslatorTrainingProps {
  readonly translator: TranslatorState;
}

const points = (losses: readonly number[]) => losses.map((y, at) => ({ x: at + 1, y }));

/** What there is to watch while it learns: its loss, and sentences kept from it, as it has them now. */
export function TranslatorTraining({ translator }: TranslatorTrainingProps) {
  const { losses, steps, sentences, samples } = translator;
  return (
    <div className="translator-training">
      <LossLines
        label={strings.loss.label}
        steps={steps}
        lines={useMemo(() => [{ name: strings.loss.loss, losses, dash: '' }], [losses])}
      />
      <SampleList caption={strings.samples.caption} sentences={sentences} sample={samples.at(-1)} />
    </div>
  );
}

interface LossLinesProps {
  readonly label: string;
  readonly steps: number;
  readonly lines: readonly {
    readonly name: string;
    readonly losses: readonly number[];
    readonly dash: string;
  }[];
  /** The step that is looked at, where that is not the newest. */
  readonly marker?: { readonly x: number; readonly label: string };
}

/** Losses of one translator, or of two. */
export function LossLines({ label, steps, lines, marker }: LossLinesProps) {
  const series = useMemo(
    () =>
      lines.map(({ name, losses, dash }) => ({
        ...{ name, dash, points: points(losses), colour: 'var(--loss)' },
      })),
    [lines],
  );
  const highest = Math.max(1, ...lines.flatMap(({ losses }) => losses));
  return (
    <LineChart
      label={label}
      series={series}
      height={170}
      xAxis={{ title: strings.loss.step, format: (x) => formatNumber(x, 0), domain: [0, steps] }}
      yAxis={{
        title: strings.loss.loss,
        format: (y) => formatFixed(y, 3),
        formatTick: (y) => formatNumber(y),
        domain: [0, Math.ceil(highest)],
      }}
      emptyText={strings.loss.empty}
      marker={marker}
    />
  );
}
