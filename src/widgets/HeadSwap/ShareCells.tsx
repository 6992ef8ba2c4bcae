import type { Shares } from '../../store';
import { formatFixed } from '../../ui';

/** Whole, but for what is nearly certain. */
export const percent = (share: number): string =>
  `${formatFixed(100 * share, share > 0.985 && share < 1 ? 1 : 0)}%`;

/** How likely the end of the second sentence is, and that of the first: as numbers, and as bars under them. */
export const ShareCells = ({ ofInto, ofFrom }: Shares) => (
  <>
    <td className="head-swap-share">
      <span style={{ inlineSize: `${100 * ofInto}%` }} />
      {percent(ofInto)}
    </td>
    <td className="head-swap-share" data-swapped>
      <span style={{ inlineSize: `${100 * ofFrom}%` }} />
      {percent(ofFrom)}
    </td>
  </>
);
