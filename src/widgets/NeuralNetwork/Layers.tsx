import strings from '#strings/figures/NeuralNetwork';
import { Button } from '../../ui';
import { MOST_LAYERS, MOST_NEURONS } from './networkSettings';

interface LayersProps {
  /** Neurons of each hidden layer. */
  readonly hidden: readonly number[];
  readonly onChange: (hidden: readonly number[]) => void;
}

const FIRST_LAYER = 4;
const words = strings.building;

/** Layers and neurons, one more or one fewer. */
export function Layers({ hidden, onChange }: LayersProps) {
  return (
    <div className="neural-network-layers">
      <Count
        name={words.layers}
        count={hidden.length}
        least={0}
        most={MOST_LAYERS}
        fewer={words.fewerLayers}
        more={words.moreLayers}
        onChange={(count) =>
          onChange(
            count < hidden.length
              ? hidden.slice(0, count)
              : [...hidden, hidden.at(-1) ?? FIRST_LAYER],
          )
        }
      />
      {hidden.map((neurons, i) => (
        <Count
          key={i}
          {...(i === 0 && { name: words.neurons })}
          count={neurons}
          least={1}
          most={MOST_NEURONS}
          fewer={words.fewerNeurons(i + 1)}
          more={words.moreNeurons(i + 1)}
          onChange={(count) => onChange(hidden.map((each, layer) => (layer === i ? count : each)))}
        />
      ))}
    </div>
  );
}

interface CountProps {
  readonly name?: string;
  readonly count: number;
  readonly least: number;
  readonly most: number;
  /** What its two buttons do. */
  readonly fewer: string;
  readonly more: string;
  readonly onChange: (count: number) => void;
}

/** A small number with a button to either side. */
function Count({ name, count, least, most, fewer, more, onChange }: CountProps) {
  return (
    <div>
      {name !== undefined && <span>{name}</span>}
      <Button aria-label={fewer} disabled={count <= least} onClick={() => onChange(count - 1)}>
        −
      </Button>
      <output aria-label={words.there}>{count}</output>
      <Button aria-label={more} disabled={count >= most} onClick={() => onChange(count + 1)}>
        +
      </Button>
    </div>
  );
}
