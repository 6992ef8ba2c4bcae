import type { CSSProperties } from 'react';
import strings from '#strings/figures/TrainingBudget';
import { formatBytes, formatDuration, formatNumber, formatScientific } from '../../ui';
import { formatDollars, sidesOf, totalsOf, type Budget } from './trainingCost';

const { flow } = strings;
/** The name that the talk gives to the file. */
const FILE_NAME = 'parameters.zip';

/** Text goes in, machines work, a file comes out: the two heaps of bytes as squares to scale. */
export function Flow({ budget }: { readonly budget: Budget }) {
  const { textBytes, flops, seconds, dollars, fileBytes } = totalsOf(budget);
  const [textSide, fileSide] = sidesOf(textBytes, fileBytes);
  const ratio = textBytes / fileBytes;
  const times = formatNumber(Number(Math.max(ratio, 1 / ratio).toPrecision(2)));
  return (
    <>
      <ol className="training-budget-flow">
        <li>
          <Heap side={textSide} />
          <b>{flow.text}</b>
          <span>{flow.about(formatBytes(textBytes))}</span>
        </li>
        <li className="training-budget-work">
          <b>{flow.gpus(budget.gpus)}</b>
          <span>{formatDuration(seconds)}</span>
          <span className="training-budget-arrow" aria-hidden="true" />
          <span>{formatDollars(dollars)}</span>
          <span>{strings.flops(formatScientific(flops))}</span>
        </li>
        <li>
          <Heap side={fileSide} />
          <b translate="no">{FILE_NAME}</b>
          <span>{formatBytes(fileBytes)}</span>
        </li>
      </ol>
      <p className="ui-help">{ratio >= 1 ? flow.moreText(times) : flow.moreParameters(times)}</p>
    </>
  );
}

function Heap({ side }: { readonly side: number }) {
  return (
    <span className="training-budget-place" aria-hidden="true">
      <span style={{ '--side': `${side}px` } as CSSProperties} />
    </span>
  );
}
