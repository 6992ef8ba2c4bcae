import { RECIPE_CONFIG, type ModelConfig } from '../../core/config';
import { useLife } from '../../store';
import { Figure } from '../../ui/Figure';
import { formatNumber } from '../../ui/format';
import { partsOf } from './parts';
import './transformer-block.css';

/** The recipe's tokenizer ends near this; the block itself does not depend on it. */
const BEFORE_A_MODEL: ModelConfig = { ...RECIPE_CONFIG, vocabSize: 856 };

/** Chapter 2: one block from bottom to top, with the shapes and counts of the reader's model. */
export default function TransformerBlock() {
  const config = useLife(({ model }) => model?.config ?? BEFORE_A_MODEL);
  const parts = partsOf(config);
  const total = parts.reduce((sum, { parameters }) => sum + parameters, 0);

  return (
    <Figure
      title="One block of the model"
      tryThis="Follow one token upwards along the line, and open a part to read what it does."
      provenance={`A drawing; shapes and counts are those of ${config.nLayer === 1 ? 'the one block' : `each of the ${config.nLayer} blocks`} of your model.`}
    >
      <ol className="transformer-block">
        {[...parts].reverse().map(({ name, note, shape, parameters, onStream }) => (
          <li key={name} className={onStream ? 'transformer-block-stream' : ''}>
            <details>
              <summary>
                <span className="transformer-block-name">{name}</span>
                <span className="transformer-block-shape">{shape}</span>
                <span className="transformer-block-count">
                  {parameters > 0 ? formatNumber(parameters, 0) : ''}
                </span>
              </summary>
              <p>{note}</p>
            </details>
          </li>
        ))}
      </ol>
      <p className="ui-help">
        Read from the bottom up. On the right, parameters: {formatNumber(total, 0)} in the block.
      </p>
    </Figure>
  );
}
