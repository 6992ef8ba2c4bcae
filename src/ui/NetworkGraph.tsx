import { useMemo, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { biasBar, layOutNetwork, moveUnit } from './networkLayout';
import type { EdgeId, UnitId } from './networkLayout';
import { useWidth } from './useWidth';
import { WeightLine } from './WeightLine';

/** What can be opened in the drawing. */
export type NetworkPart =
  | ({ readonly kind: 'unit' } & UnitId)
  | ({ readonly kind: 'bias' } & UnitId)
  | ({ readonly kind: 'edge' } & EdgeId);

/** The unit that is opened, whose bias is, or that the opened connection leads to. */
export const unitOf = (part: NetworkPart): UnitId =>
  part.kind === 'edge' ? { layer: part.layer, index: part.to } : part;

export interface NetworkUnit {
  readonly name: string;
  /** Fills its square: a `Surface`, a colour. */
  readonly picture?: ReactNode;
  /** Over the picture, short: "x₁". */
  readonly symbol?: string;
}

export interface NetworkLayer {
  readonly name: string;
  readonly units: readonly NetworkUnit[];
}

interface NetworkGraphProps {
  /** What the drawing is and how its keys work. */
  readonly label: string;
  /** From the left; the inputs first. */
  readonly layers: readonly NetworkLayer[];
  readonly weightOf: (edge: EdgeId) => number;
  /** Drawn as a bar under each unit but the inputs, if given. */
  readonly biasOf?: (unit: UnitId) => number;
  readonly opened: NetworkPart;
  /** Chosen by click, tap or key. */
  readonly onOpen: (part: NetworkPart) => void;
  /** Pointed at; `null` on leaving. */
  readonly onPeek?: (part: NetworkPart | null) => void;
  /** Units of the full size that room is kept for; a layer of more has smaller ones. */
  readonly most?: number;
}

/** Opens the bias of the unit that has the focus. */
const BIAS_KEY = 'b';
/** Of the bar of a bias, in CSS pixels. */
const BAR = { below: 2, height: 4 } as const;

/** Of the letters of a symbol, in CSS pixels: smaller ones cannot be read. */
const SYMBOL = { least: 8, most: 15 } as const;
/** As large as fits: a letter is about half as wide as it is high. */
const symbolSize = (symbol: string, side: number): number =>
  Math.min(SYMBOL.most, (1.8 * side) / symbol.length);

const same = (a: UnitId, b: UnitId) => a.layer === b.layer && a.index === b.index;

/** A network from left to right: a square for every unit, a line for every weight. One stop of the Tab key. */
export function NetworkGraph(props: NetworkGraphProps) {
  const { label, layers, weightOf, biasOf, opened, onOpen, onPeek, most } = props;
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const widths = layers.map(({ units }) => units.length);
  const shape = widths.join();
  const layout = useMemo(
    () => layOutNetwork(shape.split(',').map(Number), width, most),
    [shape, width, most],
  );
  const current = unitOf(opened);
  const last = layers.length - 1;

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // From the unit that has the focus, whatever the pointer may rest upon.
    const [layer, index] = (event.target as HTMLElement).dataset.unit!.split('.').map(Number);
    if (event.key.toLowerCase() === BIAS_KEY && biasOf && layer > 0) {
      onOpen({ kind: 'bias', layer, index });
      return;
    }
    const next = moveUnit(widths, { layer, index }, event.key);
    if (!next) return;
    event.preventDefault();
    event.currentTarget
      .querySelector<HTMLElement>(`[data-unit="${next.layer}.${next.index}"]`)
      ?.focus();
  };
  const isOpened = (edge: EdgeId): boolean =>
    edge.layer === current.layer &&
    edge.to === current.index &&
    (opened.kind === 'unit' || (opened.kind === 'edge' && opened.from === edge.from));

  return (
    <div
      className="ui-network"
      ref={place}
      style={{ height: layout.height }}
      role="group"
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      <svg width={width} height={layout.height} aria-hidden="true">
        {layout.edges.map(({ layer, from, to, d }) => {
          const edge = { kind: 'edge', layer, from, to } as const;
          return (
            <g
              key={`${layer}.${from}.${to}`}
              className={isOpened(edge) ? 'ui-network-edge-opened' : 'ui-network-edge'}
              onPointerEnter={() => onPeek?.(edge)}
              onPointerLeave={() => onPeek?.(null)}
              onClick={() => onOpen(edge)}
            >
              <WeightLine d={d} weight={weightOf(edge)} />
              <path className="ui-network-hit" d={d} />
            </g>
          );
        })}
        {biasOf &&
          layout.tiles
            .filter(({ layer }) => layer > 0)
            .map(({ layer, index, left, top }) => {
              const part = { kind: 'bias', layer, index } as const;
              const bias = biasOf(part);
              const { from, length } = biasBar(bias, layout.side);
              const under = top + layout.side + BAR.below;
              const isOpen = opened.kind === 'bias' && same(part, current);
              return (
                <g
                  key={`${layer}.${index}`}
                  className={isOpen ? 'ui-network-bias ui-network-bias-opened' : 'ui-network-bias'}
                  onPointerEnter={() => onPeek?.(part)}
                  onPointerLeave={() => onPeek?.(null)}
                  onClick={() => onOpen(part)}
                >
                  <rect
                    className="ui-network-bias-track"
                    x={left}
                    y={under}
                    width={layout.side}
                    height={BAR.height}
                  />
                  <rect
                    x={left + from}
                    y={under}
                    width={length}
                    height={BAR.height}
                    fill={bias < 0 ? 'var(--weight-negative)' : 'var(--weight-positive)'}
                  />
                  <path d={`M${left + layout.side / 2} ${under}v${BAR.height}`} />
                  <rect
                    className="ui-network-bias-hit"
                    x={left}
                    y={under - BAR.below}
                    width={layout.side}
                    height={BAR.height + 2 * BAR.below + 1}
                  />
                </g>
              );
            })}
        {layout.columns.map((left, layer) => (
          <text
            key={layer}
            x={layer === 0 ? 0 : layer === last ? width : left + layout.side / 2}
            y={13}
            textAnchor={layer === 0 ? 'start' : layer === last ? 'end' : 'middle'}
          >
            {layers[layer].name}
          </text>
        ))}
      </svg>
      {width > 0 &&
        layout.tiles.map(({ layer, index, left, top }) => {
          const unit = { kind: 'unit', layer, index } as const;
          const { name, picture, symbol } = layers[layer].units[index];
          return (
            <button
              key={`${layer}.${index}`}
              type="button"
              className="ui-network-unit"
              data-unit={`${layer}.${index}`}
              style={{ left, top, width: layout.side, height: layout.side }}
              aria-label={name}
              aria-pressed={same(unit, current) && opened.kind === 'unit'}
              tabIndex={same(unit, current) ? 0 : -1}
              onFocus={() => {
                onPeek?.(null);
                onOpen(unit);
              }}
              onClick={() => onOpen(unit)}
              onPointerEnter={() => onPeek?.(unit)}
              onPointerLeave={() => onPeek?.(null)}
            >
              {picture}
              {symbol !== undefined && symbolSize(symbol, layout.side) >= SYMBOL.least && (
                <span aria-hidden="true" style={{ fontSize: symbolSize(symbol, layout.side) }}>
                  {symbol}
                </span>
              )}
            </button>
          );
        })}
    </div>
  );
}
