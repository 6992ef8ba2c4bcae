import { useId } from 'react';
import strings from '#strings/figures/RotaryPosition';
import { formatFixed, TableTwin, TokenText } from '../../ui';
import { angleOf, lengthOf, withinHalfTurn, type Clock, type Hand } from './turning';
import { degrees, signed } from './written';

interface ClocksProps {
  readonly clocks: readonly Clock[];
  readonly asks: string;
  readonly answers: string;
  /** Whose arithmetic is open. */
  readonly chosen: number;
  readonly onChoose: (pair: number) => void;
}

/** Of the dial, in units of its drawing. */
const RADIUS = 44;
const LONGEST = 38;
/** Of the ring between the two directions. */
const RING = 41;

/** A dial for each pair of numbers, with a hand of the query and one of the key; native radio buttons. */
export function Clocks({ clocks, asks, answers, chosen, onChoose }: ClocksProps) {
  const name = useId();
  const { clocks: said } = strings;
  const longest = {
    query: Math.max(...clocks.map(({ query }) => lengthOf(query)), Number.MIN_VALUE),
    key: Math.max(...clocks.map(({ key }) => lengthOf(key)), Number.MIN_VALUE),
  };
  return (
    <div>
      <fieldset className="rotary-clocks">
        <legend className="visually-hidden">{said.legend(asks, answers)}</legend>
        {clocks.map((clock, pair) => (
          <label className="ui-radio-tile" key={pair}>
            <input
              type="radio"
              name={name}
              aria-label={said.name(pair + 1, degrees(clock.frequency), signed(clock.product))}
              checked={pair === chosen}
              onChange={() => onChoose(pair)}
            />
            <Dial clock={clock} longest={longest} />
            <span className="rotary-product">{signed(clock.product)}</span>
            <span className="rotary-speed">{degrees(clock.frequency)}</span>
          </label>
        ))}
      </fieldset>
      <ul className="ui-legend rotary-legend">
        <li>
          <Swatch kind="query" />
          {said.asks(<TokenText text={asks} />)}
        </li>
        <li>
          <Swatch kind="key" />
          {said.answers(<TokenText text={answers} />)}
        </li>
      </ul>
      <p className="rotary-note">{said.help(2 * clocks.length)}</p>
      <TableTwin
        caption={said.caption}
        columns={said.columns(asks, answers)}
        rows={() =>
          clocks.map(({ frequency, query, key, product }, pair) => [
            pair + 1,
            said.numbers(pair + 1, pair + 1 + clocks.length),
            degrees(frequency),
            degrees(angleOf(query)),
            degrees(angleOf(key)),
            degrees(withinHalfTurn(angleOf(query) - angleOf(key))),
            formatFixed(product, 3),
          ])
        }
      />
    </div>
  );
}

interface DialProps {
  readonly clock: Clock;
  /** The longest hand of each kind fills its dial. */
  readonly longest: Readonly<Record<'query' | 'key', number>>;
}

function Dial({ clock: { query, key }, longest }: DialProps) {
  return (
    <svg viewBox="-50 -50 100 100" aria-hidden="true">
      <circle className="rotary-dial" r={RADIUS} />
      {[0, 90, 180, 270].map((turn) => (
        <path key={turn} className="rotary-tick" d="M40 0H44" transform={`rotate(${turn})`} />
      ))}
      <path className="rotary-between" d={arcBetween(query, key)} />
      {[key, query].map((hand, i) => (
        <path
          key={i}
          className={`rotary-way rotary-way-${i === 0 ? 'key' : 'query'}`}
          d={wayOf(hand)}
        />
      ))}
      <HandPath kind="key" end={scaled(key, LONGEST / longest.key)} />
      <HandPath kind="query" end={scaled(query, LONGEST / longest.query)} />
    </svg>
  );
}

/** Told apart by line and end, not by colour alone. */
const HandPath = ({
  kind,
  end: [x, y],
}: {
  readonly kind: 'query' | 'key';
  readonly end: Hand;
}) => (
  <g className={`rotary-${kind}`}>
    <path d={`M0 0L${x.toFixed(2)} ${y.toFixed(2)}`} />
    <circle cx={x} cy={y} r="4.5" />
  </g>
);

const Swatch = ({ kind }: { readonly kind: 'query' | 'key' }) => (
  <svg className="rotary-swatch" viewBox="-4 -8 40 16" width="36" height="14" aria-hidden="true">
    <HandPath kind={kind} end={[27, 0]} />
  </svg>
);

const scaled = ([x, y]: Hand, factor: number): Hand => [x * factor, y * factor];

const onRing = (angle: number) =>
  `${(RING * Math.cos(angle)).toFixed(2)} ${(RING * Math.sin(angle)).toFixed(2)}`;

/** Where a hand points, however short it is. */
const wayOf = (hand: Hand) => `M0 0L${onRing(angleOf(hand))}`;

/** From the direction of the key to that of the query, the shorter way round. */
function arcBetween(query: Hand, key: Hand): string {
  const from = angleOf(key);
  const turn = withinHalfTurn(angleOf(query) - from);
  return `M${onRing(from)}A${RING} ${RING} 0 0 ${turn > 0 ? 1 : 0} ${onRing(from + turn)}`;
}
