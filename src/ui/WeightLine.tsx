import { lineWidth } from './networkLayout';

interface WeightLineProps {
  /** An SVG path. */
  readonly d: string;
  readonly weight: number;
}

/** A weight in an SVG: as thick as it is large; orange, or where it is negative blue and dashed. */
export function WeightLine({ d, weight }: WeightLineProps) {
  return (
    <path
      className="ui-weight-line"
      d={d}
      stroke={weight < 0 ? 'var(--weight-negative)' : 'var(--weight-positive)'}
      strokeWidth={lineWidth(weight)}
      strokeDasharray={weight < 0 ? '6 4' : undefined}
    />
  );
}
