import type { ReactNode } from 'react';
import strings from '#strings/figures/AttentionByHand';
import { formatCompact, formatFixed, Step, Steps, TokenText } from '../../ui';
import type { Attention } from './attend';
import { FORMATS, writeExponential, type Place, type Sums } from './numbers';

const said = strings.opened;

/** With brackets round what would else run into a sign. */
const signed = (value: number, digits = 2): string =>
  value < 0 ? `(${formatFixed(value, digits)})` : formatFixed(value, digits);

const added = (numbers: readonly string[]): string => numbers.join(' + ');

interface OpenedProps extends Sums {
  readonly place: Place;
}

/** The arithmetic of one number of a calculation. */
export function Opened(props: OpenedProps) {
  const { place, names, attention } = props;
  const name = names[place.col];
  return (
    <div className="by-hand-arithmetic">
      <p>
        {name === undefined
          ? said.totals[place.row as keyof typeof said.totals]
          : said.of[place.row](<TokenText text={props.asks} />, <TokenText text={name} />)}
      </p>
      {name === undefined ? <Total {...props} /> : ofKey[place.row](props, place.col)}
      {place.row === 'share' && name !== undefined && props.engineShares && (
        <p className="ui-help">{said.engine(formatFixed(props.engineShares[place.col], 3))}</p>
      )}
      {place.row === 'exponential' && name !== undefined && attention.answers.length > 1 && (
        <p className="ui-help">{said.whyPower}</p>
      )}
    </div>
  );
}

const ofKey: Readonly<Record<Place['row'], (props: Sums, col: number) => ReactNode>> = {
  dot: ({ query, keys, attention, aside }, col) => {
    const { products, dot } = attention.answers[col];
    return (
      <>
        <Products query={query} key_={keys[col]} products={products} />
        <Steps>
          <Step result={formatFixed(dot)}>{said.addedUp(products.length)}</Step>
        </Steps>
        {aside}
      </>
    );
  },
  score: ({ query, attention }, col) => {
    const { dot, score } = attention.answers[col];
    return (
      <Steps>
        <Step result={formatFixed(score, 3)}>
          {`${formatFixed(dot, 3)} ÷ √${query.length} = ${formatFixed(dot, 3)} ÷ ${formatCompact(attention.root, 4)}`}
        </Step>
      </Steps>
    );
  },
  exponential: ({ attention }, col) => {
    const { score, exponential } = attention.answers[col];
    return (
      <Steps>
        <Step result={writeExponential(exponential, 3)}>
          2.718… <sup>{formatFixed(score, 3)}</sup>
        </Step>
      </Steps>
    );
  },
  share: ({ attention }, col) => {
    const { exponential, share } = attention.answers[col];
    return (
      <Steps>
        <Step result={formatFixed(share, 3)}>
          {`${writeExponential(exponential, 3)} ÷ (${added(exponentialsOf(attention))})`}
        </Step>
      </Steps>
    );
  },
  part: ({ attention, values }, col) => {
    const { share } = attention.answers[col];
    const value = values![col];
    return (
      <Steps>
        <Step result={formatFixed(share * value)}>
          {`${formatFixed(share, 3)} × ${formatFixed(value, 1)}`}
        </Step>
      </Steps>
    );
  },
};

function Total({ place: { row }, attention, values }: OpenedProps) {
  const { answers, total } = attention;
  const seen = answers.flatMap((answer, i) => (answer.isMasked ? [] : [{ ...answer, i }]));
  const [terms, result] =
    row === 'exponential'
      ? [exponentialsOf(attention), total]
      : row === 'share'
        ? [seen.map(({ share }) => FORMATS.share(share)), 1]
        : [
            seen.map(({ share, i }) => `${FORMATS.share(share)} × ${signed(values![i], 1)}`),
            seen.reduce((all, { share, i }) => all + share * values![i], 0),
          ];
  return (
    <Steps>
      <Step result={FORMATS[row](result)}>{added(terms)}</Step>
    </Steps>
  );
}

const exponentialsOf = ({ answers }: Attention): string[] =>
  answers
    .filter(({ isMasked }) => !isMasked)
    .map(({ exponential }) => writeExponential(exponential, 3));

interface ProductsProps {
  readonly query: ArrayLike<number>;
  readonly key_: ArrayLike<number>;
  readonly products: readonly number[];
}

/** All of them: two of the example, sixteen of the model. */
const Products = ({ query, key_, products }: ProductsProps) => (
  <ol className="by-hand-products">
    {products.map((product, i) => (
      <li key={i}>
        {formatFixed(query[i])} × {signed(key_[i])} = <b>{formatFixed(product)}</b>
      </li>
    ))}
  </ol>
);
