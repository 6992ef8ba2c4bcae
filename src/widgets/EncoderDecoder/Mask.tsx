import { looksAt, stackNamed, type Stack, type Stage, type TokenPlace } from './stacks';

const CELL = 8;

interface MaskProps {
  readonly stack: Stack;
  readonly sight: NonNullable<Stage['sight']>;
  readonly chosen: TokenPlace;
}

/** Who may look at whom, small: a row for each token that looks, a column for each looked at. */
export function Mask({ stack, sight, chosen }: MaskProps) {
  const columns = stackNamed(sight.stack).tokens;
  const size = { width: columns.length * CELL, height: stack.tokens.length * CELL };
  return (
    <svg className="encoder-decoder-mask" {...size} aria-hidden="true">
      {stack.tokens.flatMap((_, row) =>
        columns.map((_, col) => {
          const from = { stack: stack.name, index: row };
          const allowed = looksAt(from, { stack: sight.stack, index: col });
          const marked = chosen.stack === stack.name && chosen.index === row;
          return (
            <rect
              key={`${row}.${col}`}
              x={col * CELL + 0.5}
              y={row * CELL + 0.5}
              width={CELL - 1}
              height={CELL - 1}
              data-allowed={allowed}
              data-marked={marked}
            />
          );
        }),
      )}
    </svg>
  );
}
