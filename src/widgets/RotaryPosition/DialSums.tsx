import strings from '#strings/figures/RotaryPosition';
import { formatFixed, Inspect, Step, Steps, TokenText } from '../../ui';
import { angleOf, lengthOf, withinHalfTurn, type Clock, type Positions } from './turning';
import { degrees, signed, term } from './written';

interface DialSumsProps {
  readonly clock: Clock;
  /** From 0. */
  readonly pair: number;
  /** How many numbers a head has. */
  readonly headDim: number;
  readonly asks: string;
  readonly answers: string;
  readonly at: Positions;
}

/** How one dial comes about: two positions, one speed, two hands and their product. */
export function DialSums({ clock, pair, headDim, asks, answers, at }: DialSumsProps) {
  const { frequency, query, key, lead, product } = clock;
  const { dial: said } = strings;
  const speed = degrees(frequency);
  const between = withinHalfTurn(angleOf(query) - angleOf(key));
  const [from, to] = [<TokenText key="from" text={asks} />, <TokenText key="to" text={answers} />];
  return (
    <Inspect
      label={`${said.label(pair + 1, pair + 1, pair + 1 + headDim / 2)}:`}
      value={signed(product)}
    >
      <Steps>
        <Step result={degrees(at.key * frequency)}>{said.turned(to, at.key, speed)}</Step>
        <Step result={degrees(at.query * frequency)}>{said.turned(from, at.query, speed)}</Step>
        <Step result={degrees(lead)}>{said.lead(from, to)}</Step>
        <Step result={degrees(between)}>
          {said.between(at.query - at.key, speed, lead < 0 ? `(${degrees(lead)})` : degrees(lead))}
        </Step>
        <Step result={formatFixed(product, 3)}>
          {said.product(formatFixed(lengthOf(query)), formatFixed(lengthOf(key)), degrees(between))}
        </Step>
        <Step result={formatFixed(product, 3)}>
          {said.numbers(
            ...([
              `${term(query[0])} × ${term(key[0])}`,
              `${term(query[1])} × ${term(key[1])}`,
            ] as const),
          )}
        </Step>
      </Steps>
    </Inspect>
  );
}
