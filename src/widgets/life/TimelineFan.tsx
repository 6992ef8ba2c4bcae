import type { Moment, Phase } from '../../store';

export interface StepAxis {
  /** Where a step stands, in CSS pixels from the left. */
  readonly x: (step: number) => number;
  /** The last step of the axis. */
  readonly steps: number;
}

interface TimelineFanProps {
  readonly axis: StepAxis;
  readonly phase: Phase | undefined;
  readonly stops: readonly Moment[];
  /** The index of the one that the slider stands at. */
  readonly at: number;
}

const HEIGHT = 22;

/**
 * Joins each moment's place on the axis to its place on the slider. There they stand at equal
 * distances: most of them are among the first steps, where the model changes fastest.
 */
export function TimelineFan({ axis: { x, steps }, phase, stops, at }: TimelineFanProps) {
  const left = x(0);
  const right = x(steps);
  const onSlider = (index: number) => left + ((right - left) * index) / (stops.length - 1);
  const path = (index: number) => {
    const from = x(stops[index].step);
    const to = onSlider(index);
    return `M${from} 0C${from} ${HEIGHT / 2} ${to} ${HEIGHT / 2} ${to} ${HEIGHT}`;
  };
  const here = stops.flatMap((stop, index) => (stop.phase === phase ? [index] : []));
  return (
    <svg className="life-timeline-fan" width={right + 1} height={HEIGHT} aria-hidden="true">
      <path d={here.map(path).join('')} />
      {here.includes(at) && <path className="life-timeline-here" d={path(at)} />}
    </svg>
  );
}
