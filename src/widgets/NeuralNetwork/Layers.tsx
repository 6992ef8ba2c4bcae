import strings from '#strings/figures/NeuralNetwork';
import { Button } from '../../ui';
import { MOST_LAYERS, MOST_NEURONS } from './networkSettings';

interface LayersProps {
  /** Neurons of each hidden layer. */
  readonly hidden: readonly number[];
  readonly onChange: (hidden: readonly number[]) => void;
}

const NEW_LAYER = 4;

/** Layers and neurons, one more or one fewer. */
export function Layers({ hidden, onChange }: LayersProps) {
  const words = strings.building;
  const set = (layer: number, neurons: number) =>
    onChange(hidden.map((count, i) => (i === layer ? neurons : count)));
  return (
    <div className="neural-network-layers" role="group" aria-label={words.label}>
      {hidden.map((count, i) => (
        <div key={i} role="group" aria-label={words.layer(i + 1, count)}>
          <span aria-hidden="true">{words.shortLayer(i + 1)}</span>
          <Button
            aria-label={words.fewer(i + 1)}
            disabled={count <= 1}
            onClick={() => set(i, count - 1)}
          >
            −
          </Button>
          <output>{count}</output>
          <Button
            aria-label={words.more(i + 1)}
            disabled={count >= MOST_NEURONS}
            onClick={() => set(i, count + 1)}
          >
            +
          </Button>
        </div>
      ))}
      <div>
        <Button
          disabled={hidden.length >= MOST_LAYERS}
          onClick={() => onChange([...hidden, hidden.at(-1) ?? NEW_LAYER])}
        >
          {words.addLayer}
        </Button>
        <Button disabled={hidden.length === 0} onClick={() => onChange(hidden.slice(0, -1))}>
          {words.removeLayer}
        </Button>
      </div>
    </div>
  );
}
