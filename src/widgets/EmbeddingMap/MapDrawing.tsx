import { useMemo, useRef } from 'react';
import type { PointerEvent } from 'react';
import { useWidth } from '../../ui';
import type { Group } from './groups';
import { fit, nearestPlace, placeLabels, spanningTree, type Place } from './layout';
import { ALONE, signOf } from './signs';

interface MapDrawingProps {
  readonly label: string;
  readonly places: readonly Place[];
  readonly words: readonly string[];
  readonly groups: readonly Group[];
  /** The point that is looked at. */
  readonly at: number;
  /** Its group, or the one that was chosen from the key: an index; −1 for none. */
  readonly group: number;
  readonly onHover: (index: number | null) => void;
  readonly onPick: (index: number) => void;
}

const FONT = '500 12.5px Figtree, sans-serif';
const SHAPE = 0.82;

/** The points of the map with their words; lines join those of a group by the shortest way. */
export function MapDrawing(props: MapDrawingProps) {
  const { label, places, words, groups, at, group, onHover, onPick } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const height = Math.round(Math.max(300, width * SHAPE));
  const spots = useMemo(() => fit(places, width, height), [places, width, height]);
  const groupOf = useMemo(() => {
    const of = words.map(() => -1);
    groups.forEach(({ members }, index) => members.forEach((member) => (of[member] = index)));
    return of;
  }, [words, groups]);
  const trees = useMemo(
    () => groups.map(({ members }) => pathOf(spots, spanningTree(spots, members))),
    [spots, groups],
  );
  const widths = useMemo(() => words.map(measure), [words]);
  const members = groups[group]?.members ?? [];
  const order = [at, ...members, ...words.map((_, index) => index)].filter(
    (index, position, all) => all.indexOf(index) === position,
  );
  const labels = width > 0 ? placeLabels(spots, widths, order, width, height) : [];
  const isBright = (index: number) => index === at || members.includes(index);

  const under = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    const box = currentTarget.getBoundingClientRect();
    return nearestPlace(spots, [clientX - box.left, clientY - box.top]);
  };

  return (
    <div className="embedding-map-place" ref={frame} style={{ minHeight: height }} translate="no">
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={label}
          data-focus={members.length > 0}
          onPointerMove={(event) => onHover(under(event))}
          onPointerLeave={() => onHover(null)}
          onPointerDown={(event) => {
            const index = under(event);
            if (index !== null) onPick(index);
          }}
        >
          {trees.map((d, index) => (
            <path key={index} className="embedding-map-tree" data-bright={index === group} d={d} />
          ))}
          {spots.map(([x, y], index) => {
            const sign = groupOf[index] >= 0 ? signOf(groupOf[index]) : ALONE;
            return (
              <path
                key={index}
                className="embedding-map-sign"
                data-hollow={sign.hollow}
                data-bright={isBright(index)}
                transform={`translate(${x} ${y})`}
                d={sign.d}
              />
            );
          })}
          <circle className="embedding-map-ring" cx={spots[at][0]} cy={spots[at][1]} r={9} />
          {labels.map(({ index, x, y, anchor }) => (
            <text
              key={index}
              x={x}
              y={y}
              dy="0.34em"
              textAnchor={anchor}
              data-bright={isBright(index)}
            >
              {words[index]}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
}

const pathOf = (spots: readonly Place[], edges: readonly (readonly [number, number])[]): string =>
  edges.map(([a, b]) => `M${spots[a].join(' ')}L${spots[b].join(' ')}`).join('');

/** The width of a word in CSS pixels, in the font of the drawing. */
function measure(word: string): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 0;
  context.font = FONT;
  return context.measureText(word).width;
}
