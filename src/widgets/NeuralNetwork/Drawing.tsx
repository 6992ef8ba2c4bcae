import { useMemo } from 'react';
import strings from '#strings/figures/NeuralNetwork';
import { features, layerWidths, planePoints } from '../../core/network';
import { NetworkGraph, Surface, type NetworkPart } from '../../ui';
import { featureSymbol, layerName, neuronName } from './describeNetwork';
import { ROOM, type Built } from './networkSettings';
import { GRID, SMALL, smallPicture, type Network, type Surfaces } from './useNetwork';

interface DrawingProps {
  readonly built: Built;
  readonly network: Network;
  readonly opened: NetworkPart;
  readonly onOpen: (opened: NetworkPart) => void;
  readonly onPeek: (opened: NetworkPart | null) => void;
}

const PLANE = planePoints(GRID);

/** What each unit answers over the plane, layer by layer. */
const picturesOf = (surfaces: Surfaces): Float32Array[][] =>
  surfaces.map((surface) =>
    Array.from({ length: surface.shape[1] }, (_, index) => smallPicture(surface, index)),
  );

/** The network, with what each neuron answers over the plane as its picture. */
export function Drawing({ built, network, opened, onOpen, onPeek }: DrawingProps) {
  const { config } = built;
  const widths = layerWidths(config);
  const inputs = useMemo(() => picturesOf([features(built.features, PLANE)]), [built.features]);
  const layers = useMemo(
    () =>
      [...inputs, ...picturesOf(network.surfaces)].map((pictures, layer) => ({
        name: layerName(config, layer),
        units: pictures.map((values, index) => ({
          name: neuronName(built, { layer, index }),
          picture: <Surface values={values} size={SMALL} />,
          ...(layer === 0 && { symbol: featureSymbol(built.features[index]) }),
        })),
      })),
    [built, config, inputs, network.surfaces],
  );

  return (
    <NetworkGraph
      label={strings.drawing}
      layers={layers}
      weightOf={({ layer, from, to }) =>
        network.weights[2 * (layer - 1)].data[from * widths[layer] + to]
      }
      biasOf={({ layer, index }) => network.weights[2 * layer - 1].data[index]}
      opened={opened}
      onOpen={onOpen}
      onPeek={onPeek}
      most={ROOM}
    />
  );
}
