import strings from '#strings/figures/HeadAblation';
import type { NamedArrays } from '../../core/arrays';
import type { ModelConfig } from '../../core/config';
import { layerTraceName } from '../../core/traceNames';
import { Button } from '../../ui';
import { keyOf } from '../life/attention/places';
import { HeadThumbnail } from '../life/HeadThumbnail';
import { partsOf, type Part } from './parts';

interface PartChoiceProps {
  /** `layers.N.attentionWeights` of one pass. */
  readonly arrays: NamedArrays;
  readonly config: Pick<ModelConfig, 'nLayer' | 'nHead'>;
  readonly taken: readonly Part[];
  readonly onChange: (taken: readonly Part[]) => void;
}

/** Every head, with where it looks in the sentence, and every MLP: native checkboxes, a row for each layer. */
export function PartChoice({ arrays, config, taken, onChange }: PartChoiceProps) {
  const keys = new Set(taken.map(keyOf));
  const toggle = (part: Part) => {
    const key = keyOf(part);
    onChange(partsOf(config).filter((one) => (keyOf(one) === key) !== keys.has(keyOf(one))));
  };
  const said = strings.parts;
  return (
    <fieldset className="head-ablation-parts">
      <legend className="ui-label">{said.legend}</legend>
      {Array.from({ length: config.nLayer }, (_, layer) => (
        <div key={layer} className="head-ablation-layer">
          <span aria-hidden="true">{said.layer(layer + 1)}</span>
          {partsOf(config)
            .filter((part) => part.layer === layer)
            .map((part) => (
              <label key={keyOf(part)} data-taken={keys.has(keyOf(part)) || undefined}>
                {part.head === 'mlp' ? (
                  <span className="head-ablation-mlp" aria-hidden="true" />
                ) : (
                  <HeadThumbnail weights={weightsOf(arrays, layer, part.head)} />
                )}
                <span>
                  <input
                    type="checkbox"
                    aria-label={
                      part.head === 'mlp'
                        ? said.mlpName(layer + 1)
                        : said.headName(layer + 1, part.head + 1)
                    }
                    checked={!keys.has(keyOf(part))}
                    onChange={() => toggle(part)}
                  />{' '}
                  {part.head === 'mlp' ? said.mlp : said.head(part.head + 1)}
                </span>
              </label>
            ))}
        </div>
      ))}
      <Button variant="plain" disabled={taken.length === 0} onClick={() => onChange([])}>
        {said.all}
      </Button>
    </fieldset>
  );
}

function weightsOf(arrays: NamedArrays, layer: number, head: number): Float32Array {
  const { shape, data } = arrays[layerTraceName(layer, 'attentionWeights')];
  const size = shape[1] * shape[2];
  return data.subarray(head * size, (head + 1) * size);
}
