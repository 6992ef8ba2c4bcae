import { useMemo, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { layOutNetwork, moveUnit } from './networkLayout';
import type { EdgeId, UnitId } from './networkLayout';
import { useWidth } from './useWidth';
import { WeightLine } from './WeightLine';

/** What can be opened in the drawing. */
export type NetworkPart =
  ({ readonly kind: 'unit' } & UnitId) | ({ readonly kind: 'edge' } & EdgeId);

/** The unit that is opened, or the one that the opened connection leads to. */
export const unitOf = (part: NetworkPart): UnitId =>
  part.kind === 'unit' ? part : { layer: part.layer, index: part.to };

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
  readonly opened: NetworkPart;
  /** Chosen by click, tap or key. */
  readonly onOpen: (part: NetworkPart) => void;
  /** Pointed at; `null` on leaving. */
  readonly onPeek?: (part: NetworkPart | null) => void;
  /** Units that a layer may ever have: room is kept for them. */
  readonly most?: number;
}

const same = (a: UnitId, b: UnitId) => a.layer === b.layer && a.index === b.index;

/** A network from left to right: a square for every unit, a line for every weight. One stop of the Tab key. */
export function NetworkGraph(props: NetworkGraphProps) {
  const { label, layers, weightOf, opened, onOpen, onPeek, most } = props;
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
    (opened.kind === 'unit' || opened.from === edge.from);

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
              {symbol !== undefined && <span aria-hidden="true">{symbol}</span>}
            </button>
          );
        })}
    </div>
  );
}
