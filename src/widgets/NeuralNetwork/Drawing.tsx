import { useMemo, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { layerWidths, type NetworkConfig } from '../../core/network';
import { Surface, useWidth } from '../../ui';
import { columnOf, gridPoint } from './forward';
import { layOutNetwork, lineWidth, moveNeuron, type Edge, type NeuronId } from './layout';
import { GRID, type Network } from './useNetwork';
import { inputSymbol, layerName, neuronName, neuronOf, type Opened } from './words';

interface DrawingProps {
  readonly config: NetworkConfig;
  readonly network: Network;
  readonly opened: Opened;
  /** Chosen by click, tap or key. */
  readonly onOpen: (opened: Opened) => void;
  /** Pointed at; `null` on leaving. */
  readonly onPeek: (opened: Opened | null) => void;
}

/** What each input looks like over the plane: the point's own coordinate. */
const INPUTS = [0, 1].map((axis) =>
  Float32Array.from({ length: GRID ** 2 }, (_, i) => gridPoint(i, GRID)[axis]),
);

/** The network from left to right: a picture for every neuron, a line for every weight. */
export function Drawing({ config, network, opened, onOpen, onPeek }: DrawingProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const widths = layerWidths(config);
  const layout = useMemo(() => layOutNetwork(layerWidths(config), width), [config, width]);
  const pictures = useMemo(
    () => [
      INPUTS,
      ...network.surfaces.map((surface) =>
        Array.from({ length: surface.shape[1] }, (_, index) => columnOf(surface, index)),
      ),
    ],
    [network.surfaces],
  );
  const current = neuronOf(opened);
  const same = (a: NeuronId, b: NeuronId) => a.layer === b.layer && a.index === b.index;

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // From the neuron that has the focus, whatever the pointer may rest upon.
    const [layer, index] = (event.target as HTMLElement).dataset.neuron!.split('.').map(Number);
    const next = moveNeuron(widths, { layer, index }, event.key);
    if (!next) return;
    event.preventDefault();
    event.currentTarget
      .querySelector<HTMLElement>(`[data-neuron="${next.layer}.${next.index}"]`)
      ?.focus();
  };
  const weightOf = ({ layer, from, to }: Edge): number =>
    network.weights[2 * (layer - 1)].data[from * widths[layer] + to];
  const isOpened = (edge: Edge): boolean =>
    edge.layer === current.layer &&
    edge.to === current.index &&
    (opened.kind === 'neuron' || opened.from === edge.from);

  return (
    <div
      className="neural-network-drawing"
      ref={place}
      style={{ height: layout.height }}
      role="group"
      aria-label="The network. Arrow keys go from neuron to neuron."
      onKeyDown={onKeyDown}
    >
      <svg width={width} height={layout.height} aria-hidden="true">
        {layout.edges.map((edge) => {
          const weight = weightOf(edge);
          return (
            <g
              key={`${edge.layer}.${edge.from}.${edge.to}`}
              className={isOpened(edge) ? 'neural-network-edge-opened' : 'neural-network-edge'}
              onPointerEnter={() => onPeek({ kind: 'edge', ...edge })}
              onPointerLeave={() => onPeek(null)}
              onClick={() => onOpen({ kind: 'edge', ...edge })}
            >
              <path
                d={edge.d}
                stroke={weight < 0 ? 'var(--weight-negative)' : 'var(--weight-positive)'}
                strokeWidth={lineWidth(weight)}
                strokeDasharray={weight < 0 ? '6 4' : undefined}
              />
              <path className="neural-network-hit" d={edge.d} />
            </g>
          );
        })}
        {layout.columns.map((left, layer) => (
          <text
            key={layer}
            x={layer === 0 ? 0 : layer === widths.length - 1 ? width : left + layout.side / 2}
            y={13}
            textAnchor={layer === 0 ? 'start' : layer === widths.length - 1 ? 'end' : 'middle'}
          >
            {layerName(config, layer)}
          </text>
        ))}
      </svg>
      {width > 0 &&
        layout.tiles.map(({ layer, index, left, top }) => {
          const neuron = { layer, index };
          return (
            <button
              key={`${layer}.${index}`}
              type="button"
              className="neural-network-neuron"
              data-neuron={`${layer}.${index}`}
              style={{ left, top, width: layout.side, height: layout.side }}
              aria-label={neuronName(config, neuron)}
              aria-pressed={same(neuron, current) && opened.kind === 'neuron'}
              tabIndex={same(neuron, current) ? 0 : -1}
              onFocus={() => {
                onPeek(null);
                onOpen({ kind: 'neuron', ...neuron });
              }}
              onClick={() => onOpen({ kind: 'neuron', ...neuron })}
              onPointerEnter={() => onPeek({ kind: 'neuron', ...neuron })}
              onPointerLeave={() => onPeek(null)}
            >
              <Surface values={pictures[layer][index]} size={GRID} />
              {layer === 0 && <span aria-hidden="true">{inputSymbol(index)}</span>}
            </button>
          );
        })}
    </div>
  );
}
