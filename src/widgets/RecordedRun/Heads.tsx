import { useId, useMemo } from 'react';
import strings from '#strings/figures/RecordedRun';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { formatFixed, Matrix, visibleSpaces } from '../../ui';
import { HeadThumbnail } from '../life/HeadThumbnail';

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

const { heads: said } = strings;

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
      <div className="recorded-run-heads" role="radiogroup" aria-label={said.label}>
        <p className="ui-label">{said.title}</p>
        {attention.map((heads, atLayer) => (
          <div key={atLayer}>
            <span className="ui-help">{said.layer(atLayer + 1)}</span>
            {heads.map((weights, atHead) => (
              <label className="ui-radio-tile" key={atHead}>
                <input
                  type="radio"
                  name={name}
                  aria-label={said.head(atLayer + 1, atHead + 1)}
                  checked={layer === atLayer && head === atHead}
                  onChange={() => onChoose({ layer: atLayer, head: atHead })}
                />
                <HeadThumbnail weights={weights} />
                <span aria-hidden="true">{atHead + 1}</span>
              </label>
            ))}
          </div>
        ))}
        <p className="ui-help">{said.help}</p>
      </div>
      <Matrix
        verbatim
        label={said.matrix(layer + 1, head + 1)}
        values={attention[layer][head]}
        rowLabels={labels}
        colLabels={labels}
        colour="attention"
        domain={DOMAIN}
        cellSize={22}
        format={weight}
        describe={({ row, col }, value) => said.looksAt(labels[row], labels[col], weight(value))}
        blankText={said.notAllowed}
      />
    </div>
  );
}
