import type { ReactNode } from 'react';
import { formatDuration, formatNumber, formatScientific } from '../../../ui';
import type { Budget } from './budget';

/** What the run will take, in four figures. */
export function BudgetLine({ budget }: { readonly budget: Budget }) {
  const { parameters, atMost, tokens, flops, seconds } = budget;
  const most = atMost && 'at most ';
  return (
    <dl className="setup-budget" aria-label="What the run takes">
      <Item name="Parameters" note="N">
        {most}
        {formatNumber(parameters, 0)}
      </Item>
      <Item name="Tokens to read" note="D">
        {formatNumber(tokens, 0)}
      </Item>
      <Item name="FLOPs" note="6 × N × D">
        {most}
        {formatScientific(flops)}
      </Item>
      <Item
        name="Time"
        note={seconds ? 'by this device’s speed so far' : 'the first steps will tell'}
      >
        {seconds ? roughly(seconds.pretraining) : 'not known yet'}
      </Item>
    </dl>
  );
}

/** "about 25 seconds": a prediction has two figures at most. */
export function roughly(seconds: number): string {
  if (seconds < 1) return formatDuration(seconds);
  const rounded = seconds < 60 ? Number(seconds.toPrecision(2)) : Math.round(seconds / 10) * 10;
  return `about ${formatDuration(rounded)}`;
}

interface ItemProps {
  readonly name: string;
  readonly note: string;
  readonly children: ReactNode;
}

function Item({ name, note, children }: ItemProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children} <span className="ui-help">{note}</span>
      </dd>
    </div>
  );
}
