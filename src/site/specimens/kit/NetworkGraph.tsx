import { useState } from 'react';
import strings from '#strings/specimens';
import { NetworkGraph, Surface } from '../../../ui';
import type { EdgeId, NetworkLayer, NetworkPart, UnitId } from '../../../ui';
import { plane, spread } from '../exampleData';
import { State } from '../SpecimenState';

const says = strings.NetworkGraph;
const SIZE = 21;
const NAMES = [says.inputs, says.hidden, says.output];

const weight = ({ layer, from, to }: EdgeId) => Math.sin(2 * from + 3 * to + 5 * layer);

const bias = ({ layer, index }: UnitId) => 2 * Math.sin(3 * index + layer);

/** A network of so many units a layer; the last layer in it is the output. */
const network = (widths: readonly number[], names: readonly string[]): readonly NetworkLayer[] =>
  widths.map((width, layer) => ({
    name: names[layer],
    units: spread(width, 1, width).map((n) => ({ name: says.unit(layer + 1, n), symbol: `${n}` })),
  }));

const pictured = network([2, 3, 1], NAMES).map(({ name, units }, layer) => ({
  name,
  units: units.map((unit, i) => ({
    name: unit.name,
    picture: (
      <Surface
        size={SIZE}
        values={plane(SIZE, (x, y) => Math.sin((i + 1) * x + (layer + 1) * y))}
      />
    ),
  })),
}));

const SMALL = network([2, 3, 1], NAMES);
const ONE = network([1, 1], [says.inputs, says.output]);
const LONG = network([2, 3, 1], [1, 2, 3].map(says.longLayer));

interface LiveProps {
  readonly layers: readonly NetworkLayer[];
  readonly weightOf?: (edge: EdgeId) => number;
  readonly biasOf?: (unit: UnitId) => number;
}

/** A network that keeps what is opened in it. */
function Live({ layers, weightOf = weight, biasOf }: LiveProps) {
  const [opened, setOpened] = useState<NetworkPart>({ kind: 'unit', layer: 1, index: 0 });
  return (
    <NetworkGraph
      label={says.label}
      layers={layers}
      weightOf={weightOf}
      {...(biasOf && { biasOf })}
      opened={opened}
      onOpen={setOpened}
    />
  );
}

export default function NetworkGraphSpecimens() {
  return (
    <>
      <State says={strings.states.ordinary} formula={says.weights}>
        <Live layers={SMALL} />
      </State>
      <State says={says.pictures} formula={says.planes}>
        <Live layers={pictured} />
      </State>
      <State says={says.biases} formula={says.biased}>
        <Live layers={SMALL} biasOf={bias} />
      </State>
      <State says={strings.states.one} formula={says.one}>
        <Live layers={ONE} weightOf={() => 1} />
      </State>
      <State says={strings.states.extreme} formula={says.large}>
        <Live layers={SMALL} weightOf={(edge) => 100 * weight(edge)} />
      </State>
      <State says={strings.states.long} formula={says.weights}>
        <Live layers={LONG} />
      </State>
      <State says={strings.states.narrow} narrow formula={says.weights}>
        <Live layers={SMALL} />
      </State>
    </>
  );
}
