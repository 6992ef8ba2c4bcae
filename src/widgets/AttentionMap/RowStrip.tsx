import { formatFixed } from '../../ui';
import { TokenText } from '../life/tokenText';

interface RowStripProps {
  readonly tokens: readonly string[];
  /** The token that looks. */
  readonly row: number;
  /** `[time, time]` */
  readonly weights: Float32Array;
  readonly onRow: (row: number) => void;
}

/** The sentence; under each token, how much of the chosen one's attention it gets. */
export function RowStrip({ tokens, row, weights, onRow }: RowStripProps) {
  return (
    <ol className="attention-map-strip">
      {tokens.map((token, at) => {
        const weight = weights[row * tokens.length + at];
        const allowed = at <= row;
        return (
          <li key={at} data-allowed={allowed}>
            <button type="button" aria-pressed={at === row} onClick={() => onRow(at)}>
              <TokenText text={token} />
              <span
                className="attention-map-ink"
                style={{ blockSize: `${allowed ? Math.max(0.5, 8 * weight) : 0}px` }}
              />
              <span className="attention-map-weight">
                {allowed ? formatFixed(weight) : <span title="Not allowed">–</span>}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
