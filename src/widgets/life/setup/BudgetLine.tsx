import type { ReactNode } from 'react';
import strings from '#strings/setup';
import { formatDuration, formatNumber, formatScientific } from '../../../ui';
import type { Budget } from './runBudget';

const { budget: said } = strings;

/** What the run will take, in four figures. */
export function BudgetLine({ budget }: { readonly budget: Budget }) {
  const { parameters, atMost, tokens, flops, seconds } = budget;
  const most = (number: string) => (atMost ? said.atMost(number) : number);
  return (
    <dl className="setup-budget" aria-label={said.title}>
      <Item name={said.parameters} note="N">
        {most(formatNumber(parameters, 0))}
      </Item>
      <Item name={said.tokens} note="D">
        {formatNumber(tokens, 0)}
      </Item>
      <Item name={said.flops} note="6 × N × D">
        {most(formatScientific(flops))}
      </Item>
      <Item name={said.time} note={seconds ? said.bySpeed : said.willTell}>
        {seconds ? roughly(seconds.pretraining) : said.timeUnknown}
      </Item>
    </dl>
  );
}

/** "about 25 seconds": a prediction has two figures at most. */
export function roughly(seconds: number): string {
  if (seconds < 1) return formatDuration(seconds);
  const rounded = seconds < 60 ? Number(seconds.toPrecision(2)) : Math.round(seconds / 10) * 10;
  return strings.about(formatDuration(rounded));
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
