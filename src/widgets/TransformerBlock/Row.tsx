import strings from '#strings/figures/TransformerBlock';
import { formatNumber } from '../../ui';
import type { Part } from './parts';

interface RowProps {
  readonly part: Part;
  /** Of the widest part: its bar fills the column. */
  readonly widest: number;
  readonly kind: 'start' | 'add' | 'branch';
}

/** One part: its name, the numbers that a token has after it, its parameters; opens to a sentence. */
export function Row({ part, widest, kind }: RowProps) {
  const { name, note, shape, width, parameters } = part;
  const count = parameters > 0 ? formatNumber(parameters, 0) : '–';
  return (
    <li className={`transformer-block-${kind}`}>
      <details>
        <summary>
          <span className="transformer-block-name">{name}</span>
          <span className="transformer-block-width">
            <span
              className="transformer-block-bar"
              style={{ inlineSize: `${(100 * width) / widest}%` }}
            />
            <span aria-hidden="true">{shape}</span>
            <span className="visually-hidden">{strings.out(shape)}</span>
          </span>
          <span className="transformer-block-count">
            <span aria-hidden="true">{count}</span>
            <span className="visually-hidden">{strings.parameters(count)}</span>
          </span>
        </summary>
        <p>{note}</p>
      </details>
    </li>
  );
}
