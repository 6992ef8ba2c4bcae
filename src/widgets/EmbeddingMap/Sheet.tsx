import { useMemo, useState } from 'react';
import strings from '#strings/figures/EmbeddingMap';
import { FACTS, type Fact } from '../../core/corpus/smallWorld';
import { formatFixed, formatNumber, formatPercent, Segmented, TableTwin } from '../../ui';
import { Timeline } from '../life/Timeline';
import type { ModelRead } from '../life/useModelRead';
import { groupsBy } from './groups';
import { Inspector } from './Inspector';
import { Key } from './Key';
import { MapDrawing } from './MapDrawing';
import { agreement, neighboursOf } from './neighbours';
import { projectToPlane } from './pca';
import { vectorsOf, type MapPoint } from './points';

const { table } = strings;

interface SheetProps {
  readonly parameters: ModelRead<'parameters'>;
  /** Two at least. */
  readonly points: readonly MapPoint[];
  /** What the points are marked by. */
  readonly fact: Fact;
  /** The index of the point that is looked at. */
  readonly chosen: number;
  readonly onFact: (fact: Fact) => void;
  readonly onChoose: (index: number) => void;
}

/** The map of one moment, with all that can be asked about it. */
export function Sheet(props: SheetProps) {
  const { parameters, points, fact, chosen, onFact, onChoose } = props;
  const { value: arrays, by, source } = parameters;
  const [hovered, setHovered] = useState<number | null>(null);
  /** `null`: the group of whoever is looked at. */
  const [pressed, setPressed] = useState<number | null>(null);

  const vectors = useMemo(() => vectorsOf(points, arrays.embedding), [points, arrays]);
  const { places, shares } = useMemo(() => projectToPlane(vectors), [vectors]);
  const groups = useMemo(() => groupsBy(points, fact), [points, fact]);
  const at = hovered ?? chosen;
  const own = groups.findIndex(({ members }) => members.includes(at));
  const group = pressed ?? own;
  const choose = (index: number) => {
    onChoose(index);
    setPressed(null);
  };
  const ofAnimals = points[0].animal !== null;

  return (
    <div className="embedding-map">
      <div>
        <MapDrawing
          label={strings.map(points.length)}
          places={places}
          words={points.map(({ label }) => label)}
          groups={groups}
          at={at}
          group={group}
          onHover={setHovered}
          onPick={choose}
        />
        <Facts points={points} at={at} fact={fact} />
        {source === 'yours' && <Timeline compact />}
        <TableTwin
          caption={table.caption(by, points.length)}
          columns={[
            table.word,
            ...(ofAnimals ? [strings.facts[fact]] : []),
            table.across,
            table.up,
            table.nearest,
            table.cosine,
          ]}
          rows={() =>
            points.map(({ label, animal }, index) => {
              const [nearest] = neighboursOf(vectors, index);
              return [
                verbatim(label),
                ...(animal ? [verbatim(animal[fact])] : []),
                ...places[index].map((value) => formatFixed(value, 3)),
                verbatim(points[nearest.index].label),
                formatFixed(nearest.cosine),
              ];
            })
          }
        />
      </div>
      <div className="embedding-map-side">
        {ofAnimals && (
          <div>
            <Segmented
              label={strings.markBy}
              value={fact}
              options={FACTS.map((value) => ({ value, label: strings.facts[value] }))}
              onChange={(value) => {
                onFact(value);
                setPressed(null);
              }}
            />
            <Key
              label={strings.groupsBy[fact]}
              groups={groups}
              value={group}
              onChoose={setPressed}
            />
          </div>
        )}
        <div className="embedding-map-numbers">
          {ofAnimals && <Agreement points={points} vectors={vectors} fact={fact} />}
          <p>
            {strings.variance(
              formatPercent(shares[0] + shares[1], 0),
              formatPercent(shares[0]),
              formatPercent(shares[1]),
            )}
          </p>
        </div>
        <Inspector points={points} vectors={vectors} at={at} chosen={chosen} onChoose={choose} />
      </div>
    </div>
  );
}

/** A word of the model's language, which is not the page's. */
const verbatim = (text: string) => <bdi translate="no">{text}</bdi>;

/** What is known of the one that is looked at. */
function Facts({
  points,
  at,
  fact,
}: {
  readonly points: readonly MapPoint[];
  readonly at: number;
  readonly fact: Fact;
}) {
  const { label, animal, tokenIds } = points[at];
  const word = <b translate="no">{label}</b>;
  const known = animal ? strings.known(word, verbatim(animal[fact])) : word;
  return (
    <p className="ui-readout">
      {tokenIds.length > 1 ? strings.meanOf(known, tokenIds.length) : known}
    </p>
  );
}

/** How well nearness tells the fact, in all dimensions: what the map can only hint at. */
function Agreement({
  points,
  vectors,
  fact,
}: {
  readonly points: readonly MapPoint[];
  readonly vectors: readonly Float64Array[];
  readonly fact: Fact;
}) {
  const { same, of, byLot } = useMemo(
    () =>
      agreement(
        vectors,
        points.map(({ animal, label }) => animal?.[fact] ?? label),
      ),
    [vectors, points, fact],
  );
  return (
    <p>
      {strings.agreement[fact](formatNumber(same, 0), formatNumber(of, 0))}{' '}
      {strings.byLot(formatNumber(byLot, 1))}
    </p>
  );
}
