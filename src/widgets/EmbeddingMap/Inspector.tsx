import { Bars, formatFixed, plural, Select } from '../../ui';
import { neighboursOf } from './neighbours';
import type { MapPoint } from './points';

interface InspectorProps {
  readonly points: readonly MapPoint[];
  readonly vectors: readonly Float64Array[];
  /** What the pointer is over, or else what was chosen. */
  readonly at: number;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

const SHOWN = 6;

/** One word of the map: which others are nearest, in all dimensions. */
export function Inspector({ points, vectors, at, chosen, onChoose }: InspectorProps) {
  const { label, tokenIds } = points[at];
  const width = vectors[at].length;
  return (
    <div className="embedding-map-inspector">
      <Select
        label="Look at"
        value={String(chosen)}
        options={points.map((point, index) => ({ value: String(index), label: point.label }))}
        onChange={(value) => onChoose(Number(value))}
      />
      <p>
        Nearest to <b>{label}</b> in all {width} dimensions, by cosine
        {tokenIds.length > 1 && (
          <>
            ; its vector is the mean of its {plural(tokenIds.length, 'token')}, for it is no single
            one
          </>
        )}
        :
      </p>
      <Bars
        caption={`Nearest neighbours of ${label}`}
        labelTitle="Word"
        valueTitle="Cosine with it"
        max={1}
        colour="var(--embedding)"
        format={(value) => formatFixed(value)}
        bars={neighboursOf(vectors, at)
          .slice(0, SHOWN)
          .map(({ index, cosine }) => ({
            key: index,
            label: points[index].label,
            value: cosine,
          }))}
        onPick={({ key }) => onChoose(Number(key))}
      />
      <p className="ui-help">1: the same direction. 0: nothing in common.</p>
    </div>
  );
}
