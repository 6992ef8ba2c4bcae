import type { ReactNode } from 'react';
import strings from '#strings/setup';
import { formatNumber, formatScientific } from '../../../ui';
import { aboutDuration } from '../roughDuration';
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
        {seconds ? aboutDuration(seconds.pretraining) : said.timeUnknown}
      </Item>
    </dl>
  );
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
