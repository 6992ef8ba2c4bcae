import { useId, useMemo, useRef } from 'react';
import type { CSSProperties, KeyboardEvent, MouseEvent } from 'react';
import strings from '#strings/figures/Downhill';
import { formatFixed, formatNumber, useWidth } from '../../ui';
import {
  arrowPath,
  bandsOf,
  caughtAt,
  curveOf,
  frameOf,
  lossY,
  spotAt,
  ticksOf,
  xOf,
  yOf,
  type Frame,
} from './geometry';
import type { Landscape, Spot } from './landscape';
import { REACH } from './settings';
import type { Walker, WalkerName } from './walkers';
import { weightName } from './weightNames';

/** What is drawn of a walker's next step, in offsets. */
export interface Ahead {
  readonly name: WalkerName;
  readonly slope: Spot;
  readonly step: Spot;
}

interface PictureProps {
  readonly landscape: Landscape;
  readonly walkers: readonly Walker[];
  /** Of each walker that stands in the picture; none while they walk. */
  readonly ahead: readonly Ahead[];
  readonly start: Spot;
  readonly onStart: (start: Spot) => void;
}

/** Of an arrow key: so much to the right, so much up. */
const KEYS: Readonly<Record<string, Spot>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
};
const KEY_STEP = 0.2;

/** The curve of the loss or its map, with who walks on it, and the start, which can be moved. */
export function Picture({ landscape, walkers, ahead, start, onStart }: PictureProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const clip = useId();
  const isMap = landscape.cut.up !== null;
  const frame = useMemo(() => frameOf(Math.max(280, width), isMap), [width, isMap]);
  const { network, cut, middle, highest } = landscape;
  const names = [cut.across, ...(cut.up === null ? [] : [cut.up])].map((index) =>
    weightName(network, index),
  );

  const choose = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [across, up] = spotAt(frame, event.clientX - box.left, event.clientY - box.top);
    onStart([across, isMap ? up : 0]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const way = KEYS[event.key];
    if (!way || (!isMap && way[1] !== 0)) return;
    event.preventDefault();
    const moved = start.map((value, axis) => {
      const next = Math.round(10 * (value + KEY_STEP * way[axis])) / 10;
      return Math.min(REACH, Math.max(-REACH, next));
    });
    onStart([moved[0], moved[1]]);
  };
  /** Where a place with this loss is drawn. */
  const point = ([across, up]: Spot, loss: number): Pixel => [
    xOf(frame, across),
    isMap ? yOf(frame, up) : lossY(frame, loss, highest),
  ];
  const [startX, startY] = point(start, lossNear(landscape, start));
  const tracks = walkers.map(({ name, trail }) => ({
    name,
    points: trail.map(({ at, loss }) => point(at, loss ?? lossNear(landscape, at))),
  }));

  return (
    <div className="downhill-picture" ref={place} style={{ minHeight: frame.height }}>
      {width > 0 && (
        <div className="downhill-frame" style={{ width: frame.width, height: frame.height }}>
          <svg
            width={frame.width}
            height={frame.height}
            role="img"
            aria-label={
              isMap
                ? strings.picture.two(
                    names[0],
                    names[1],
                    formatFixed(landscape.lowest, 3),
                    formatFixed(highest, 3),
                  )
                : strings.picture.one(
                    names[0],
                    formatFixed(middle[0] - REACH),
                    formatFixed(middle[0] + REACH),
                  )
            }
            onClick={choose}
          >
            <clipPath id={clip}>
              <rect
                x={frame.left}
                y={frame.top}
                width={frame.right - frame.left}
                height={frame.bottom - frame.top}
              />
            </clipPath>
            {isMap ? (
              <ContourMap {...{ landscape, frame, clip }} />
            ) : (
              <Curve {...{ landscape, frame, clip }} />
            )}
            <Axes landscape={landscape} frame={frame} names={names} />
            <g clipPath={`url(#${clip})`}>
              {tracks.map(({ name, points }) => (
                <Track key={name} name={name} points={points} />
              ))}
              {isMap && <TrainedCross x={xOf(frame, 0)} y={yOf(frame, 0)} />}
              {ahead.map((each) => {
                const { trail } = walkers.find(({ name }) => name === each.name)!;
                const here = trail.at(-1)!;
                const loss = here.loss ?? lossNear(landscape, here.at);
                return (
                  <Arrows
                    key={each.name}
                    {...{ each, here: here.at, loss, point, isMap }}
                    withSlope={ahead.length === 1}
                  />
                );
              })}
            </g>
            {tracks.map(({ name, points }) => (
              <Ball key={name} name={name} at={caughtAt(frame, ...lastTwo(points))} />
            ))}
          </svg>
          <button
            type="button"
            className="downhill-start"
            style={{ left: startX, top: startY }}
            aria-label={strings.startButton(
              names
                .map((name, axis) => strings.place(name, formatFixed(middle[axis] + start[axis])))
                .join(', '),
            )}
            onKeyDown={onKeyDown}
          />
        </div>
      )}
      {isMap && <Key landscape={landscape} />}
    </div>
  );
}

type Pixel = readonly [x: number, y: number];

const lastTwo = (points: readonly Pixel[]): readonly [Pixel, Pixel] => [
  points.at(-2) ?? points[0],
  points.at(-1)!,
];

/** Between two samples, for drawing alone: what is written is asked of the engine. */
function lossNear({ cut, size, losses, highest }: Landscape, [across]: Spot): number {
  if (cut.up !== null) return highest;
  const at = ((across + REACH) / (2 * REACH)) * (size - 1);
  const before = Math.min(size - 2, Math.max(0, Math.floor(at)));
  return losses[before] + (at - before) * (losses[before + 1] - losses[before]);
}

interface LandProps {
  readonly landscape: Landscape;
  readonly frame: Frame;
  readonly clip: string;
}

function ContourMap({ landscape, frame, clip }: LandProps) {
  const bands = useMemo(() => bandsOf(landscape, frame), [landscape, frame]);
  return (
    <g clipPath={`url(#${clip})`}>
      {bands.map(({ d, share, level }) => (
        <path key={level} className="downhill-band" d={d} style={shade(share)} />
      ))}
    </g>
  );
}

/** How much of the colour of the loss there is: little at the bottom, and never so much that ink could not be read on it. */
const shade = (share: number) =>
  ({ '--shade': `${(3 + 52 * share).toFixed(0)}%` }) as CSSProperties;

function Curve({ landscape, frame, clip }: LandProps) {
  const d = useMemo(() => curveOf(landscape, frame), [landscape, frame]);
  const x = xOf(frame, 0);
  return (
    <>
      <path className="downhill-middle" d={`M${x} ${frame.top}V${frame.bottom}`} />
      <text className="downhill-trained" x={x + 5} y={frame.top + 12}>
        {strings.picture.trained}
      </text>
      <path className="downhill-curve" d={d} clipPath={`url(#${clip})`} />
    </>
  );
}

function Axes(props: {
  readonly landscape: Landscape;
  readonly frame: Frame;
  readonly names: readonly string[];
}) {
  const { landscape, frame, names } = props;
  const { cut, middle, highest } = landscape;
  const { left, right, top, bottom } = frame;
  const losses = [0, 0.5, 1, 1.5, 2, 3].filter((loss) => loss <= highest);
  return (
    <g className="downhill-axes">
      <rect x={left} y={top} width={right - left} height={bottom - top} />
      {ticksOf(middle[0]).map(({ at, value }) => (
        <text key={value} x={xOf(frame, at)} y={bottom + 15} textAnchor="middle">
          {formatNumber(value)}
        </text>
      ))}
      {cut.up === null
        ? losses.map((loss) => (
            <text key={loss} x={left - 6} y={lossY(frame, loss, highest) + 4} textAnchor="end">
              {formatNumber(loss, 1)}
            </text>
          ))
        : ticksOf(middle[1]).map(({ at, value }) => (
            <text key={value} x={left - 6} y={yOf(frame, at) + 4} textAnchor="end">
              {formatNumber(value)}
            </text>
          ))}
      <text x={(left + right) / 2} y={bottom + 34} textAnchor="middle">
        {names[0]}
      </text>
      <text transform={`translate(12 ${(top + bottom) / 2}) rotate(-90)`} textAnchor="middle">
        {names[1] ?? strings.picture.loss}
      </text>
    </g>
  );
}

/** Where training has brought both weights; the key says so, clear of the tracks. */
const TrainedCross = ({ x, y }: { readonly x: number; readonly y: number }) => (
  <g className="downhill-cross">
    {['downhill-halo', undefined].map((className, i) => (
      <path key={i} className={className} d={`M${x - 7} ${y}h14M${x} ${y - 7}v14`} />
    ))}
  </g>
);

/** Told apart by line and mark, not by colour. */
const MARKS: Readonly<Record<WalkerName, string>> = {
  sgd: 'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z',
  momentum: 'M-5.5 -5.5h11v11h-11z',
  adamw: 'M0 -7L7 5.5H-7z',
};

function Track({ name, points }: { readonly name: WalkerName; readonly points: readonly Pixel[] }) {
  const d = `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
  return (
    <g className={`downhill-track downhill-${name}`}>
      <path className="downhill-halo" d={d} />
      <path className="downhill-line" d={d} />
      {points.slice(0, -1).map(([px, py], i) => (
        <circle key={i} cx={px} cy={py} r={1.9} />
      ))}
    </g>
  );
}

const Ball = ({ name, at: [x, y] }: { readonly name: WalkerName; readonly at: Pixel }) => (
  <g className={`downhill-${name}`}>
    <path className="downhill-ball" d={MARKS[name]} transform={`translate(${x} ${y})`} />
  </g>
);

/** The mark and line of a walker, for a list. */
export const WalkerMark = ({ name }: { readonly name: WalkerName }) => (
  <svg className={`downhill-mark downhill-${name}`} width="34" height="16" aria-hidden="true">
    <path className="downhill-line" d="M1 8H33" />
    <path className="downhill-ball" d={MARKS[name]} transform="translate(17 8)" />
  </svg>
);

interface ArrowsProps {
  readonly each: Ahead;
  readonly here: Spot;
  readonly loss: number;
  readonly point: (at: Spot, loss: number) => Pixel;
  readonly isMap: boolean;
  readonly withSlope: boolean;
}

function Arrows({ each, here, loss, point, isMap, withSlope }: ArrowsProps) {
  const from = point(here, loss);
  const ahead = (by: Spot, rise: number) =>
    arrowPath(from, point([here[0] + by[0], here[1] + by[1]], loss + rise));
  // On the curve the slope lies along its tangent; the step goes level, along the weight.
  const slope = withSlope ? ahead(each.slope, isMap ? 0 : each.slope[0] ** 2) : null;
  const step = ahead(each.step, 0);
  return (
    <g className="downhill-arrows">
      {slope !== null && <path className="downhill-slope" d={slope} />}
      {step !== null && <path className="downhill-step-halo" d={step} />}
      {step !== null && <path className="downhill-step" d={step} />}
    </g>
  );
}

const SWATCHES = 8;

function Key({ landscape }: { readonly landscape: Landscape }) {
  const { lowest, highest } = landscape;
  return (
    <div className="downhill-key" aria-hidden="true">
      <span>{strings.picture.lowest(formatFixed(lowest))}</span>
      {Array.from({ length: SWATCHES }, (_, i) => (
        <i key={i} style={shade(i / (SWATCHES - 1))} />
      ))}
      <span>{strings.picture.highest(formatFixed(highest))}</span>
      <span className="downhill-key-cross">
        <svg width="15" height="15">
          <TrainedCross x={7.5} y={7.5} />
        </svg>
        {strings.picture.trained}
      </span>
    </div>
  );
}
