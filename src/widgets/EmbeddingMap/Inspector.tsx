import strings from '#strings/figures/EmbeddingMap';
import { Bars, formatFixed, Select } from '../../ui';
import { CosineSums } from './CosineSums';
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
  const word = <b translate="no">{label}</b>;
  return (
    <div className="embedding-map-inspector">
      <Select
        label={strings.lookAt}
        verbatim
        value={String(chosen)}
        options={points.map((point, index) => ({ value: String(index), label: point.label }))}
        onChange={(value) => onChoose(Number(value))}
      />
      <p>
        {tokenIds.length === 1
          ? strings.nearestTo(word, width)
          : strings.nearestToMean(word, width, tokenIds.length)}
      </p>
      <Bars
        caption={strings.neighbours.caption(label)}
        labelTitle={strings.neighbours.word}
        valueTitle={strings.neighbours.cosine}
        max={1}
        colour="var(--embedding)"
        format={(value) => formatFixed(value)}
        bars={neighboursOf(vectors, at)
          .slice(0, SHOWN)
          .map(({ index, cosine }) => ({
            key: index,
            label: <bdi translate="no">{points[index].label}</bdi>,
            value: cosine,
          }))}
        onPick={({ key }) => onChoose(Number(key))}
        inspect={({ key }) => (
          <CosineSums
            from={{ point: points[at], vector: vectors[at] }}
            to={{ point: points[Number(key)], vector: vectors[Number(key)] }}
          />
        )}
      />
      <p className="ui-help">{strings.neighbours.help}</p>
    </div>
  );
}
