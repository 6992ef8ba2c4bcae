import { useMemo } from 'react';
import strings from '#strings/figures/NeuralNetwork';
import { columnOf, gridPoint, layerWidths, type NetworkConfig } from '../../core/network';
import { NetworkGraph, Surface, type NetworkPart } from '../../ui';
import { MOST_NEURONS } from './networkSettings';
import { GRID, type Network } from './useNetwork';
import { inputSymbol, layerName, neuronName } from './describeNetwork';

interface DrawingProps {
  readonly config: NetworkConfig;
  readonly network: Network;
  readonly opened: NetworkPart;
  readonly onOpen: (opened: NetworkPart) => void;
  readonly onPeek: (opened: NetworkPart | null) => void;
}

/** What each input looks like over the plane: the point's own coordinate. */
const INPUTS = [0, 1].map((axis) =>
  Float32Array.from({ length: GRID ** 2 }, (_, i) => gridPoint(i, GRID)[axis]),
);

/** The network, with what each neuron answers over the plane as its picture. */
export function Drawing({ config, network, opened, onOpen, onPeek }: DrawingProps) {
  const widths = layerWidths(config);
  const layers = useMemo(() => {
    const pictures = [
      INPUTS,
      ...network.surfaces.map((surface) =>
        Array.from({ length: surface.shape[1] }, (_, index) => columnOf(surface, index)),
      ),
    ];
    return pictures.map((units, layer) => ({
      name: layerName(config, layer),
      units: units.map((values, index) => ({
        name: neuronName(config, { layer, index }),
        picture: <Surface values={values} size={GRID} />,
        ...(layer === 0 && { symbol: inputSymbol(index) }),
      })),
    }));
  }, [config, network.surfaces]);

  return (
    <NetworkGraph
      label={strings.drawing}
      layers={layers}
      weightOf={({ layer, from, to }) =>
        network.weights[2 * (layer - 1)].data[from * widths[layer] + to]
      }
      opened={opened}
      onOpen={onOpen}
      onPeek={onPeek}
      most={MOST_NEURONS}
    />
  );
}
