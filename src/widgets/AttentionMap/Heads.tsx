import { useMemo, useState } from 'react';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { formatFixed, Matrix, Segmented, Select } from '../../ui';
import type { Cell } from '../../ui';
import { TokenText, visibleSpaces } from '../life/tokenText';
import type { Trace } from '../life/useTrace';
import { countHeads, countLayers, headWeights } from './arithmetic';
import { CellSums } from './CellSums';
import { HeadPicker } from './HeadPicker';
import { RowStrip } from './RowStrip';

interface HeadsProps {
  readonly trace: Trace;
  readonly tokenizer: Tokenizer;
  /** From 0; what the model does not have is its last. */
  readonly layer: number;
  readonly head: number;
  readonly onChoose: (choice: { readonly layer?: number; readonly head?: number }) => void;
}

const DOMAIN = [0, 1] as const;
const NONE = 'none';
const weight = (value: number) => formatFixed(value, 3);

/** One pass, looked at: a layer, a head of it, a token of that, and one of its cells. */
export function Heads({
  trace,
  tokenizer,
  layer: chosenLayer,
  head: chosenHead,
  onChoose,
}: HeadsProps) {
  const { arrays, tokenIds } = trace;
  const [picked, setPicked] = useState<{ row: number; col: number | null } | null>(null);

  const layers = countLayers(arrays);
  const layer = Math.min(chosenLayer, layers - 1);
  const heads = useMemo(
    () =>
      Array.from({ length: countHeads(arrays, layer) }, (_, i) => headWeights(arrays, layer, i)),
    [arrays, layer],
  );
  const head = Math.min(chosenHead, heads.length - 1);
  const tokens = useMemo(() => tokenIds.map(tokenizer.tokenText), [tokenIds, tokenizer]);
  const labels = useMemo(() => tokens.map(visibleSpaces), [tokens]);

  // At first the last word: a full stop has less to look for.
  const lastWord = tokens.findLastIndex((token, at) => at > 0 && /\p{L}/u.test(token));
  const row = Math.min(picked?.row ?? Math.max(0, lastWord), tokens.length - 1);
  const col = picked?.col == null || picked.col > row ? null : picked.col;
  const cell: Cell | null = col === null ? null : { row, col };
  const pick = (next: Cell) =>
    setPicked({ row: next.row, col: next.col <= next.row ? next.col : null });

  return (
    <div className="attention-map">
      <div className="attention-map-choice">
        <Segmented
          label="Layer"
          value={String(layer)}
          options={Array.from({ length: layers }, (_, i) => ({
            value: String(i),
            label: String(i + 1),
          }))}
          onChange={(value) => onChoose({ layer: Number(value) })}
        />
        <HeadPicker heads={heads} value={head} onChange={(next) => onChoose({ head: next })} />
      </div>
      <div className="attention-map-large">
        <p className="attention-map-key">
          <span>Row: who looks. Column: at whom.</span>
          <span>
            0
            <i className="attention-map-ramp" />1
          </span>
          <span>
            <i className="attention-map-forbidden" />
            not allowed: ahead
          </span>
        </p>
        <Matrix
          label={`Attention weights of layer ${layer + 1}, head ${head + 1}: each row looks at the columns`}
          values={heads[head]}
          rowLabels={labels}
          colLabels={labels}
          colour="attention"
          domain={DOMAIN}
          format={weight}
          describe={({ row, col }, value) =>
            `${labels[row]} looks at ${labels[col]}: ${weight(value)}`
          }
          blankText="Not allowed: a token cannot look ahead."
          selected={cell}
          onSelect={pick}
        />
      </div>
      <div className="attention-map-detail">
        <p>
          <b>
            “<TokenText text={tokens[row].trim()} />”
          </b>{' '}
          looks at:
        </p>
        <RowStrip
          tokens={tokens}
          row={row}
          weights={heads[head]}
          onRow={(next) => setPicked({ row: next, col })}
        />
        <Select
          label="Arithmetic"
          value={col === null ? NONE : String(col)}
          options={[
            { value: NONE, label: 'Choose a token, or a cell of the map' },
            ...labels.slice(0, row + 1).map((label, i) => ({
              value: String(i),
              label: `${labels[row]} looks at ${label}`,
            })),
          ]}
          onChange={(value) => setPicked({ row, col: value === NONE ? null : Number(value) })}
        />
        {cell && (
          <CellSums
            arrays={arrays}
            layer={layer}
            head={head}
            cell={cell}
            tokens={tokens}
            engineWeight={heads[head][cell.row * tokens.length + cell.col]}
          />
        )}
      </div>
    </div>
  );
}
