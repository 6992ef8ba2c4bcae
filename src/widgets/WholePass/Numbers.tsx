import { useMemo } from 'react';
import strings from '#strings/figures/WholePass';
import { formatFixed, Matrix, visibleSpaces } from '../../ui';
import { numberName } from './names';
import type { Part } from './parts';
import type { TokenValues } from './values';

interface NumbersProps {
  readonly part: Part;
  readonly shown: TokenValues;
  /** At both ends of the colours. */
  readonly size: number;
  readonly tokens: readonly string[];
  readonly token: number;
  readonly tokenText: (id: number) => string;
  /** Among those that are shown; −1: none. */
  readonly at: number;
  readonly onNumber: (at: number) => void;
}

const { numbers } = strings;
const exact = (value: number) => formatFixed(value, 3);

/** All numbers that a token has of a part, to choose from. */
export function Numbers(props: NumbersProps) {
  const { part, shown, size, tokens, token, tokenText, at, onNumber } = props;
  const { kind, rows, cols, width } = part;
  const { values, indices } = shown;
  const rowLabels = useMemo(
    () =>
      Array.from({ length: rows }, (_, row) => {
        if (kind === 'logits') return numbers.logit;
        const isOfHeads = ['q', 'k', 'v', 'attentionHeads', 'attentionWeights'].includes(kind);
        if (isOfHeads) return numbers.head(row + 1);
        return numbers.rows(row * cols + 1, Math.min(width, (row + 1) * cols));
      }),
    [kind, rows, cols, width],
  );
  const colLabels = useMemo(
    () =>
      Array.from({ length: cols }, (_, col) => {
        if (kind === 'logits') return visibleSpaces(tokenText(indices[col]));
        return kind === 'attentionWeights' ? visibleSpaces(tokens[col]) : `${col + 1}`;
      }),
    [kind, cols, tokens, indices, tokenText],
  );
  const isShare = kind === 'attentionWeights';
  return (
    <Matrix
      verbatim
      label={numbers.label(strings.parts[kind].name, tokens[token].trim())}
      values={values}
      rowLabels={rowLabels}
      colLabels={colLabels}
      colour={isShare ? 'attention' : 'diverging'}
      domain={isShare ? [0, 1] : [-size, size]}
      cellSize={24}
      format={exact}
      describe={({ row, col }, value) =>
        numbers.cell(numberName(part, indices[row * cols + col], tokens, tokenText), exact(value))
      }
      blankText={isShare ? numbers.ahead : numbers.blank}
      selected={at < 0 ? null : { row: Math.floor(at / cols), col: at % cols }}
      onSelect={({ row, col }) => indices[row * cols + col] >= 0 && onNumber(row * cols + col)}
    />
  );
}
