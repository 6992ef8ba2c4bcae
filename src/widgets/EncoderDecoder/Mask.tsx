import type { CSSProperties } from 'react';
import { looksAt, type Stack, type Stage, type TokenPlace } from './stacks';

/** In CSS pixels: of a cell, and of the longest row of cells. */
const CELL = 8;
const LONGEST = 80;

interface MaskProps {
  readonly stack: Stack;
  readonly sight: NonNullable<Stage['sight']>;
  /** The stack that is looked at. */
  readonly seen: Stack;
  readonly chosen: TokenPlace;
  /** `[tokens, tokens seen]`: who does look at whom, 0 to 1; without it, who may. */
  readonly weights?: Float32Array | undefined;
}

/** Who may look at whom, or does, small: a row for each token that looks, a column for each looked at. */
export function Mask({ stack, sight, seen, chosen, weights }: MaskProps) {
  const columns = seen.tokens;
  const longest = Math.max(columns.length, stack.tokens.length);
  const cell = Math.min(CELL, LONGEST / longest);
  const size = { width: columns.length * cell, height: stack.tokens.length * cell };
  return (
    <svg className="encoder-decoder-mask" {...size} aria-hidden="true">
      {stack.tokens.flatMap((_, row) =>
        columns.map((_, col) => {
          const from = { stack: stack.name, index: row };
          const allowed = looksAt(from, { stack: sight.stack, index: col });
          const marked = chosen.stack === stack.name && chosen.index === row;
          const weight = weights?.[row * columns.length + col];
          return (
            <rect
              key={`${row}.${col}`}
              x={col * cell + 0.5}
              y={row * cell + 0.5}
              width={cell - 1}
              height={cell - 1}
              data-allowed={allowed}
              data-marked={marked}
              {...(weight !== undefined &&
                allowed && {
                  'data-live': true,
                  style: { '--weight': `${100 * weight}%` } as CSSProperties,
                })}
            />
          );
        }),
      )}
    </svg>
  );
}
