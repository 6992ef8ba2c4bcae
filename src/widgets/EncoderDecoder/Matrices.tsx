import { useMemo, useState } from 'react';
import strings from '#strings/figures/EncoderDecoder';
import names from '#strings/translator';
import { formatFixed, Matrix, type Cell } from '../../ui';
import { attentionArithmetic } from '../life/attention/arithmetic';
import { CellSums } from '../life/attention/CellSums';
import { greatestOf, rowOf } from '../life/attention/rows';
import type { Translated } from '../life/translator/useTranslations';
import { attentionOf, KINDS, type Kind } from '../life/translator/attention';
import type { HeadPlace } from '../life/translator/steadiestHead';

interface MatricesProps {
  readonly translated: Translated;
  readonly place: HeadPlace;
  /** The row of the decoder to begin with. */
  readonly row: number | null;
}

const DOMAIN = [0, 1] as const;
const { live } = strings;
const weight = (value: number) => formatFixed(value, 3);

/** One head of each kind of attention; a cell of one opens to its arithmetic. */
export function Matrices({ translated, place, row }: MatricesProps) {
  const [opened, setOpened] = useState<{ kind: Kind; cell: Cell } | null>(null);
  const { english, translation, arrays } = translated;
  const { layer, head } = place;
  const decoded = useMemo(
    () => [names.startToken, ...translation.french].slice(0, arrays['logits'].shape[0]),
    [translation, arrays],
  );
  const kinds = useMemo(
    () => KINDS.map((kind) => ({ kind, ...attentionOf(arrays, kind, layer, head) })),
    [arrays, layer, head],
  );
  return (
    <div className="encoder-decoder-matrices">
      {kinds.map(({ kind, weights, columns, queries, keys }) => {
        const rows = kind === 'encoder' ? english : decoded;
        const cols = kind === 'decoder' ? decoded : english;
        const isOpen = opened?.kind === kind;
        const cell = isOpen && opened.cell.row < rows.length && opened.cell.col < cols.length;
        return (
          <section key={kind} aria-label={live.kinds[kind]}>
            <p className="ui-label">{live.kinds[kind]}</p>
            <p className="ui-help">{live.kindNotes[kind]}</p>
            <Matrix
              verbatim
              label={live.kinds[kind]}
              values={weights}
              rowLabels={rows}
              colLabels={cols}
              colour="attention"
              domain={DOMAIN}
              cellSize={24}
              format={weight}
              describe={({ row, col }, value) => live.cell(rows[row], cols[col], weight(value))}
              blankText={live.blank}
              selected={
                cell
                  ? opened.cell
                  : kind === 'cross' && row !== null
                    ? strongest(weights, columns, row)
                    : null
              }
              onSelect={(next) => {
                const allowed = Number.isFinite(weights[next.row * columns + next.col]);
                setOpened(allowed ? { kind, cell: next } : null);
              }}
            />
            {cell && (
              <CellSums
                key={`${layer} ${head} ${opened.cell.row} ${opened.cell.col}`}
                sums={attentionArithmetic(
                  ...([queries, keys, head, opened.cell] as const),
                  kind === 'decoder' ? opened.cell.row + 1 : columns,
                )}
                cell={opened.cell}
                rows={rows}
                cols={cols}
                engineWeight={weights[opened.cell.row * columns + opened.cell.col]}
              />
            )}
          </section>
        );
      })}
    </div>
  );
}

function strongest(weights: Float32Array, columns: number, row: number): Cell {
  return { row, col: Math.max(0, greatestOf(rowOf(weights, columns, row))) };
}
