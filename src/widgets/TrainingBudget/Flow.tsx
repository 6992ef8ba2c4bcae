import type { CSSProperties } from 'react';
import { formatBytes, formatDuration, formatNumber, formatScientific } from '../../ui';
import { formatDollars, sidesOf, totalsOf, type Budget } from './budget';

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
          <b>Text</b>
          <span>about {formatBytes(textBytes)}</span>
        </li>
        <li className="training-budget-work">
          <b>
            {formatNumber(budget.gpus, 0)} GPU{budget.gpus === 1 ? '' : 's'}
          </b>
          <span>{formatDuration(seconds)}</span>
          <span className="training-budget-arrow" aria-hidden="true" />
          <span>{formatDollars(dollars)}</span>
          <span>{formatScientific(flops)} FLOPs</span>
        </li>
        <li>
          <Heap side={fileSide} />
          <b>parameters.zip</b>
          <span>{formatBytes(fileBytes)}</span>
        </li>
      </ol>
      <p className="ui-help">
        Areas to scale: there are {times} times as many bytes of{' '}
        {ratio >= 1 ? 'text as of parameters' : 'parameters as of text'}.
      </p>
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
