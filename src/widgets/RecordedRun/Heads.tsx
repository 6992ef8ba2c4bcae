import { useId, useMemo } from 'react';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { formatFixed, Matrix, visibleSpaces } from '../../ui';
import { Thumbnail } from '../AttentionMap/HeadPicker';

export interface ChosenHead {
  readonly layer: number;
  readonly head: number;
}

interface HeadsProps {
  readonly tokenizer: Tokenizer;
  readonly tokenIds: readonly number[];
  /** Of each layer, of each head: `[time, time]`. */
  readonly attention: readonly (readonly Float32Array[])[];
  readonly chosen: ChosenHead;
  readonly onChoose: (head: ChosenHead) => void;
}

const DOMAIN = [0, 1] as const;
const weight = (value: number) => formatFixed(value);

/** Every head of every layer, small; the chosen one large, with its tokens. */
export function Heads({ tokenizer, tokenIds, attention, chosen, onChoose }: HeadsProps) {
  const name = useId();
  const labels = useMemo(
    () => tokenIds.map(tokenizer.tokenText).map(visibleSpaces),
    [tokenIds, tokenizer],
  );
  const { layer, head } = chosen;

  return (
    <div className="recorded-run-attention">
      <div className="recorded-run-heads" role="radiogroup" aria-label="Attention head">
        <p className="ui-label">Attention of every head</p>
        {attention.map((heads, atLayer) => (
          <div key={atLayer}>
            <span className="ui-help">Layer {atLayer + 1}</span>
            {heads.map((weights, atHead) => (
              <label key={atHead}>
                <input
                  type="radio"
                  name={name}
                  aria-label={`Layer ${atLayer + 1}, head ${atHead + 1}`}
                  checked={layer === atLayer && head === atHead}
                  onChange={() => onChoose({ layer: atLayer, head: atHead })}
                />
                <Thumbnail weights={weights} />
                <span aria-hidden="true">{atHead + 1}</span>
              </label>
            ))}
          </div>
        ))}
        <p className="ui-help">
          A row is a token that looks, a column one that is looked at: the more purple, the more
          attention.
        </p>
      </div>
      <Matrix
        label={`Layer ${layer + 1}, head ${head + 1}: each row looks at the columns`}
        values={attention[layer][head]}
        rowLabels={labels}
        colLabels={labels}
        colour="attention"
        domain={DOMAIN}
        cellSize={22}
        format={weight}
        describe={({ row, col }, value) =>
          `${labels[row]} looks at ${labels[col]}: ${weight(value)}`
        }
        blankText="Not allowed: a token cannot look ahead."
      />
    </div>
  );
}
