import { useMemo, useState } from 'react';
import strings from '#strings/figures/AttentionMap';
import {
  formatFixed,
  Matrix,
  Segmented,
  Select,
  TokenStrip,
  TokenText,
  visibleSpaces,
} from '../../ui';
import type { Cell, StripToken } from '../../ui';
import type { ModelRead } from '../life/useModelRead';
import { CellSums } from '../life/attention/CellSums';
import { allHeads, cellArithmetic } from './arithmetic';
import { HeadPicker } from './HeadPicker';
import { Seen } from './Seen';
import { isBeginner, useLook } from './useLook';

/** A head of a layer, both from 0. */
interface HeadPlace {
  readonly layer: number;
  readonly head: number;
}

interface HeadsProps {
  readonly trace: ModelRead<'trace'>;
  /** What the model does not have is its last; `null`: the one in which there is most to see. */
  readonly chosen: HeadPlace | null;
  readonly onChoose: (choice: HeadPlace | null) => void;
}

const DOMAIN = [0, 1] as const;
const NONE = 'none';
const weight = (value: number) => formatFixed(value, 3);

/** One pass, looked at: a layer, a head of it, a token of that, and one of its cells. */
export function Heads({ trace, chosen, onChoose }: HeadsProps) {
  const { value: arrays, request, model } = trace;
  const { tokenizer } = model;
  const [tokenIds] = request.args;
  const [picked, setPicked] = useState<{ row: number; col: number | null } | null>(null);

  const layers = useMemo(() => allHeads(arrays), [arrays]);
  const look = useLook(layers, tokenIds, tokenizer, isBeginner(trace));
  const { layer: wantedLayer, head: wantedHead } = chosen ?? look ?? { layer: 0, head: 0 };
  const layer = Math.min(wantedLayer, layers.length - 1);
  const heads = layers[layer];
  const head = Math.min(wantedHead, heads.length - 1);
  const tokens = useMemo(() => tokenIds.map(tokenizer.tokenText), [tokenIds, tokenizer]);
  const labels = useMemo(() => tokens.map(visibleSpaces), [tokens]);

  const row = Math.min(picked?.row ?? look?.row ?? Infinity, tokens.length - 1);
  const col = picked?.col == null || picked.col > row ? null : picked.col;
  const cell: Cell | null = col === null ? null : { row, col };
  const isLook = look !== null && look.layer === layer && look.head === head && look.row === row;
  const ringed = cell ?? (isLook ? { row, col: look.targets[look.targets.length - 1] } : null);
  const pick = (next: Cell) =>
    setPicked({ row: next.row, col: next.col <= next.row ? next.col : null });

  return (
    <div className="attention-map">
      <div className="attention-map-choice">
        <Segmented
          label={strings.layer}
          value={String(layer)}
          options={layers.map((_, i) => ({ value: String(i), label: String(i + 1) }))}
          onChange={(value) => onChoose({ layer: Number(value), head })}
        />
        <HeadPicker
          heads={heads}
          value={head}
          onChange={(next) => onChoose({ layer, head: next })}
        />
        <Seen
          look={look}
          isShown={isLook}
          place={{ layer, head, row }}
          weights={heads[head]}
          headCount={layers.reduce((sum, each) => sum + each.length, 0)}
          tokens={tokens}
          of={trace}
          onShow={() => {
            setPicked(null);
            onChoose(null);
          }}
        />
      </div>
      <div className="attention-map-large">
        <p className="attention-map-key">
          <span>{strings.map.rowsAndColumns}</span>
          <span>
            0
            <i className="attention-map-ramp" />1
          </span>
          <span>
            <i className="attention-map-forbidden" />
            {strings.map.forbidden}
          </span>
        </p>
        <Matrix
          verbatim
          label={strings.map.label(layer + 1, head + 1)}
          values={heads[head]}
          rowLabels={labels}
          colLabels={labels}
          colour="attention"
          domain={DOMAIN}
          format={weight}
          describe={({ row, col }, value) =>
            strings.map.cell(labels[row], labels[col], weight(value))
          }
          blankText={strings.map.blank}
          selected={ringed}
          onSelect={pick}
        />
      </div>
      <div className="attention-map-detail">
        <p>{strings.detail.looksAt(<TokenText text={tokens[row].trim()} />)}</p>
        <div className="attention-map-strip">
          <TokenStrip
            label={strings.detail.tokens}
            tokens={stripOf(tokens, heads[head], row)}
            colour="var(--attention)"
            selected={row}
            onSelect={(next) => setPicked({ row: next, col })}
          />
        </div>
        <Select
          label={strings.detail.arithmetic}
          value={col === null ? NONE : String(col)}
          options={[
            { value: NONE, label: strings.detail.choose },
            ...labels.slice(0, row + 1).map((label, i) => ({
              value: String(i),
              label: strings.detail.pair(labels[row], label),
            })),
          ]}
          onChange={(value) => setPicked({ row, col: value === NONE ? null : Number(value) })}
        />
        {cell && (
          <CellSums
            // A number that is chosen is chosen for its arithmetic.
            key={`${layer} ${head} ${cell.row} ${cell.col}`}
            sums={cellArithmetic(arrays, layer, head, cell)}
            cell={cell}
            rows={tokens}
            cols={tokens}
            engineWeight={heads[head][cell.row * tokens.length + cell.col]}
          />
        )}
      </div>
    </div>
  );
}

/** The sentence with how much of one token's attention each gets; what lies ahead gets none. */
const stripOf = (tokens: readonly string[], weights: Float32Array, row: number): StripToken[] =>
  tokens.map((text, at) => {
    const share = weights[row * tokens.length + at];
    return at <= row
      ? { text, shade: share, note: formatFixed(share) }
      : { text, muted: true, note: <span title={strings.detail.notAllowed}>–</span> };
  });
