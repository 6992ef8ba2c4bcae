import { useEffect, useMemo, useRef } from 'react';
import type { MouseEvent } from 'react';
import strings from '#strings/figures/WholePass';
import { readColour, TokenText, useThemeVersion, useWidth } from '../../ui';
import { formatPercent, formatSi } from '../../language/format';
import { useStill } from '../life/useStill';
import { between, cameraFor, ease, toScreen, toWorld, type Camera, type Plot } from './camera';
import { ROOM, rowOf, spotAt, type World } from './layout';
import { fullNameOf, nameOf, shortNameOf } from './names';
import { paint, type Ink, type Picture, type Scene } from './paint';
import { childrenOf, layerOf, type Part, type Place } from './parts';
import { useGestures } from './useGestures';

/** Where a reader is: what is open, the token that is followed, and which of its numbers. */
export interface Spot {
  readonly place: Place;
  readonly column: number;
  /** Among those that are shown; −1: none. */
  readonly at: number;
}

/** What the model would say at a point of the stream. */
export interface Saying {
  readonly text: string;
  readonly share: number;
}

interface DrawingProps {
  readonly parts: readonly Part[];
  readonly world: World;
  readonly spot: Spot;
  readonly onGo: (next: Spot) => void;
  readonly tokens: readonly string[];
  /** Without numbers: `null`. */
  readonly pictures: ReadonlyMap<string, Picture> | null;
  readonly takes: (layer: number) => Float32Array | null;
  /** Of what it stands in: as wide as that, it has all else beneath it. */
  readonly roomWidth: number;
  /** By the names of points of the stream; `null`: there stand numbers of parameters instead. */
  readonly sayings: ReadonlyMap<string, Saying> | null;
}

const ZOOM_MS = 280;
/** Of the window in which the world is seen, and of what stands about it. */
const WIDE = { height: 540, left: 100, right: 104 } as const;
const NARROW = { height: 530, left: 86, right: 78 } as const;
const OPEN_HEIGHT = 270;
const TOP = 26;
const NARROW_BELOW = 430;
/** Labels that would stand closer than this are left out. */
const LEAST_PITCH = 26;

/** The world as the camera sees it, with a button for all that can be opened from here. */
export function Drawing(props: DrawingProps) {
  const { parts, world, spot, onGo, tokens, pictures, takes, roomWidth, sayings } = props;
  const { place, column, at } = spot;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(frame);
  const theme = useThemeVersion();
  const still = useStill();
  const row = rowOf(world, place);
  const isNarrow = width < NARROW_BELOW;
  const { height: full, left, right } = isNarrow ? NARROW : WIDE;
  // Where what is said of a number stands under the drawing, it is to be in sight.
  const height = row && width > 0.9 * roomWidth ? OPEN_HEIGHT : full;
  const plot = useMemo(
    (): Plot => ({ left, top: TOP, width: width - left - right, height: height - TOP }),
    [width, height, left, right],
  );
  const scene = useMemo(
    (): Scene => ({
      ...{ world, plot, width, height, pictures, tokens, followed: column, takes },
      open: row ? { row, at } : null,
      ink: inkNow(),
    }),
    // oxlint-disable-next-line react/exhaustive-deps -- colours change with the theme
    [world, plot, width, height, pictures, tokens, column, takes, row, at, theme],
  );
  const rest = useMemo(
    () => cameraFor(world, plot, place, column, at),
    [world, plot, place, column, at],
  );
  const labels = labelsOf(place, parts, world, rest);
  const said = sayings ? saidAt(place, world, rest) : labels;

  const camera = useRef<Camera>(rest);
  const latest = useRef(scene);
  const draw = useRef((next: Camera) => {
    camera.current = next;
    const context = canvas.current?.getContext('2d');
    if (!context || !frame.current) return;
    paint(context, latest.current, next);
    for (const one of frame.current.querySelectorAll<HTMLElement>('[data-y]')) {
      const { plot } = latest.current;
      const [, y] = toScreen(next, plot, 0, Number(one.dataset['y']));
      const isSeen = y > plot.top - 4 && y < plot.top + plot.height + 4;
      // Not hidden: one of them may have the focus, and would lose it.
      one.style.opacity = isSeen ? '' : '0';
      one.style.transform = `translateY(${y.toFixed(1)}px) translateY(-50%)`;
    }
  });

  useEffect(() => {
    const element = canvas.current;
    if (!element || width === 0) return;
    const density = window.devicePixelRatio || 1;
    element.width = Math.round(width * density);
    element.height = Math.round(height * density);
    element.getContext('2d')?.setTransform(density, 0, 0, density, 0, 0);
  }, [width, height]);

  // The same camera, another picture.
  useEffect(() => {
    latest.current = scene;
    draw.current(camera.current);
  }, [scene, sayings]);

  /** Ends a zoom that is under way: the reader's fingers have the camera. */
  const halt = useRef(() => {});
  const arrived = useGestures(canvas, { camera, latest, draw, halt, spot, onGo });
  const last = useRef({ world, plot });
  useEffect(() => {
    const isOther = last.current.world !== world || last.current.plot.width !== plot.width;
    last.current = { world, plot };
    // Who has come here by fingers stays where these have led.
    if (arrived.current && !isOther) {
      arrived.current = false;
      draw.current(camera.current);
      return;
    }
    arrived.current = false;
    if (isOther || still) {
      draw.current(rest);
      return;
    }
    const from = camera.current;
    const began = performance.now();
    const element = frame.current;
    let asked = requestAnimationFrame(function step(now) {
      const way = Math.min(1, Math.max(0, (now - began) / ZOOM_MS));
      draw.current(way < 1 ? between(from, rest, ease(way)) : rest);
      if (way < 1) asked = requestAnimationFrame(step);
      else halt.current();
    });
    // Whoever tests sees by it when all stands still.
    element?.toggleAttribute('data-moving', true);
    halt.current = () => {
      cancelAnimationFrame(asked);
      element?.toggleAttribute('data-moving', false);
    };
    return halt.current;
  }, [rest, world, plot, still, arrived]);

  const press = (event: MouseEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const point = [event.clientX - box.left, event.clientY - box.top] as const;
    if (point[0] < plot.left || point[0] > plot.left + plot.width) return;
    const next = pressed(world, toWorld(camera.current, plot, ...point), spot);
    if (next) onGo(next);
  };

  return (
    <div className="whole-pass-drawing" ref={frame} style={{ height }}>
      <canvas
        ref={canvas}
        style={{ width, height }}
        role="img"
        aria-label={`${strings.drawing.label(world.columns, world.blocks.length)} ${strings.drawing.opened(nameOf(place, parts))}`}
        onClick={press}
      />
      {width > 0 && (
        <>
          <ul className="whole-pass-labels" style={{ width: left }}>
            {labels.map((one) => {
              const isHere = one.place === place;
              const text = shortNameOf(one.place, parts);
              return (
                <li key={one.place} data-y={one.y}>
                  {isHere ? (
                    <b>{text}</b>
                  ) : (
                    <button
                      type="button"
                      data-place={one.place}
                      aria-label={fullNameOf(one.place, parts)}
                      title={strings.drawing.open}
                      onClick={() => onGo({ place: one.place, column, at: -1 })}
                    >
                      {text}
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
          <ul className="whole-pass-said" style={{ width: right }}>
            {said.map(({ place: name, y }) => (
              <li key={name} data-y={y}>
                {sayings ? (
                  <SayingText saying={sayings.get(name)} />
                ) : (
                  <span>{parametersOf(name, parts)}</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Whole, but for what is nearly certain. */
export const shareText = (share: number): string => formatPercent(share, share > 0.985 ? 1 : 0);

function SayingText({ saying }: { readonly saying: Saying | undefined }) {
  if (!saying) return null;
  return (
    <>
      <span className="whole-pass-word">
        <TokenText text={saying.text} />
      </span>{' '}
      <span className="whole-pass-share">{shareText(saying.share)}</span>
      <span className="whole-pass-bar" style={{ inlineSize: `${100 * saying.share}%` }} />
    </>
  );
}

/** With a prefix: 805 M. */
function parametersOf(place: string, parts: readonly Part[]): string {
  const layer = layerOf(place as Place);
  const counted = parts.filter((part) =>
    layer === null ? part.name === place : part.layer === layer,
  );
  const all = counted.reduce((sum, { parameters }) => sum + parameters, 0);
  return all === 0 ? '' : formatSi(all);
}

interface Label {
  readonly place: Place;
  /** In the world. */
  readonly y: number;
}

/** What stands beside the drawing while a place is open; of many blocks as many as there is room for. */
function labelsOf(place: Place, parts: readonly Part[], world: World, rest: Camera): Label[] {
  const open = rowOf(world, place);
  if (open) return [{ place, y: open.y + open.height / 2 }];
  const labels = childrenOf(place, parts).flatMap((child): Label[] => {
    const box = rowOf(world, child) ?? world.blocks.find(({ layer }) => layer === layerOf(child));
    return box ? [{ place: child, y: box.y + box.height / 2 }] : [];
  });
  if (place !== 'model') return labels;
  const pitch = (world.blocks[0]?.height ?? 0) * rest.down;
  const every = Math.max(1, Math.ceil(LEAST_PITCH / pitch));
  const most = world.blocks.length - 1;
  return labels.filter(({ place: child }) => {
    const layer = layerOf(child);
    if (layer === null || layer === most) return true;
    return layer % every === 0 && (most - layer) * pitch >= LEAST_PITCH;
  });
}

/** The points of the stream at which something is said, no closer than there is room for. */
function saidAt(place: Place, world: World, rest: Camera): Label[] {
  const layer = layerOf(place);
  const points = world.rows.filter(({ part }) =>
    place === 'model'
      ? part.isStream || part.kind === 'logits'
      : part.isStream && (part.layer === layer || part.name === place),
  );
  const block = world.blocks.find((one) => one.layer === layer);
  const first = world.rows.find(({ part }) => part.layer !== null && part.layer === layer);
  const labels: Label[] = points.map(({ part, y, height }) => ({
    place: part.name,
    y: y + height / 2,
  }));
  // What it would have said before the block.
  if (block && first) labels.unshift({ place: first.part.stream, y: block.y + ROOM / 2 });
  const gaps = labels.slice(1).map(({ y }, i) => (y - labels[i].y) * rest.down);
  if (gaps.every((gap) => gap >= LEAST_PITCH)) return labels;
  const every = Math.ceil(LEAST_PITCH / Math.min(...gaps));
  return labels.filter((_, i) => (labels.length - 1 - i) % every === 0);
}

/** Where a press of a point leads. */
function pressed(
  world: World,
  [x, y]: readonly [number, number],
  { place }: Spot,
): Spot | undefined {
  const { row, block, column, at } = spotAt(world, x, y);
  if (row && row.part.name === place) return { place, column, at };
  if (block && place === 'model') return { place: `layers.${block.layer}`, column, at: -1 };
  if (row) return { place: row.part.name, column, at: -1 };
  return undefined;
}

const inkNow = (): Ink => ({
  paper: readColour('paper'),
  cell: readColour('cell'),
  ink: readColour('ink'),
  soft: readColour('ink-soft'),
  rule: readColour('rule'),
  embedding: readColour('embedding'),
  attention: readColour('attention'),
});
