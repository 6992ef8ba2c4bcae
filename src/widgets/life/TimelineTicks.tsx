import type { StepAxis } from './timelineAxis';

interface TimelineTicksProps {
  readonly axis: StepAxis;
  /** The steps that can be gone back to. */
  readonly steps: readonly number[];
  /** The one that the slider stands at, if it is one of these. */
  readonly at: number | null;
}

const HEIGHT = 9;

/** A mark for every moment that can be gone back to, each under its step of the chart. */
export function TimelineTicks({ axis: { x, steps: last }, steps, at }: TimelineTicksProps) {
  const mark = (step: number) => `M${x(step)} 2V${HEIGHT}`;
  return (
    <svg className="life-timeline-ticks" width={x(last) + 1} height={HEIGHT} aria-hidden="true">
      <path d={steps.map(mark).join('')} />
      {at !== null && <path className="life-timeline-here" d={mark(at)} />}
    </svg>
  );
}
