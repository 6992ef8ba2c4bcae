import strings from '#strings/figures/WholePass';
import {
  formatCompact,
  formatFixed,
  formatNumber,
  formatPercent,
  Inspect,
  Step,
  Steps,
  TableTwin,
  TokenText,
  visibleSpaces,
} from '../../ui';
import { CellSums } from '../life/attention/CellSums';
import type { Product, Sum } from './arithmetic';

interface SumsProps {
  readonly sum: Sum;
  /** Which number it is. */
  readonly label: string;
  /** What the engine has. */
  readonly value: number;
  readonly tokens: readonly string[];
  /** The token whose number it is, and, of a weight, the one that is looked at. */
  readonly token: number;
  readonly column: number;
}

const TERMS_SHOWN = 3;
const { sums } = strings;

/** Products are small where numbers are; their sums are seldom. */
const exact = (value: number) => formatFixed(value, 3);
const signed = (value: number) => (value < 0 ? `(${exact(value)})` : exact(value));

/** What made a number, from the numbers before it. */
export function Sums({ sum, label, value, tokens, token, column }: SumsProps) {
  if (sum.kind === 'weight') {
    return (
      <CellSums
        sums={sum.sums}
        cell={{ row: token, col: column }}
        rows={tokens}
        cols={tokens}
        engineWeight={value}
      />
    );
  }
  const isApart = Math.abs(sum.value - value) > 0.002 * Math.max(1, Math.abs(value));
  return (
    <Inspect label={`${label}:`} value={exact(value)} openAtFirst>
      <Steps>
        <StepsOf sum={sum} tokens={tokens} token={token} />
      </Steps>
      <p className="ui-help">
        {sums.check(exact(value))} {isApart && sums.apart}
      </p>
      {productsOf(sum).map((product, i) => (
        <ProductTable
          key={i}
          product={product}
          names={sum.kind === 'blend' ? tokens.slice(0, token + 1).map(visibleSpaces) : null}
        />
      ))}
    </Inspect>
  );
}

function StepsOf({
  sum,
  tokens,
  token,
}: {
  readonly sum: Exclude<Sum, { kind: 'weight' }>;
  readonly tokens: readonly string[];
  readonly token: number;
}) {
  switch (sum.kind) {
    case 'lookup':
      return (
        <Step result={exact(sum.value)}>
          {sums.lookup(<TokenText text={tokens[token].trim()} />, sum.tokenId)}
        </Step>
      );
    case 'norm':
      return (
        <>
          <Step result={exact(sum.size)}>{sums.norm.size(sum.count)}</Step>
          <Step result={exact(sum.input / sum.size)}>
            {sums.norm.divided(signed(sum.input), exact(sum.size))}
          </Step>
          <Step result={exact(sum.value)}>
            {sums.norm.gain(signed(sum.input / sum.size), exact(sum.gain))}
          </Step>
        </>
      );
    case 'product':
      return <Step result={exact(sum.value)}>{inWords(sum.product)}</Step>;
    case 'turned': {
      const { own, partner, partnerNumber, angle, isFirst } = sum;
      const turned = isFirst ? sums.turned.first : sums.turned.second;
      const [cos, sin] = [signed(Math.cos(angle)), signed(Math.sin(angle))];
      return (
        <>
          <Step result={exact(own.total)}>{inWords(own)}</Step>
          <Step result={exact(partner.total)}>{sums.turned.partner(partnerNumber)}</Step>
          <Step result={exact(sum.value)}>
            {sums.turned.turn(exact(angle))}{' '}
            {turned(signed(own.total), cos, signed(partner.total), sin)}
          </Step>
        </>
      );
    }
    case 'blend':
      return <Step result={exact(sum.value)}>{sums.blend(termsOf(sum.product, Infinity))}</Step>;
    case 'residual':
      return (
        <Step result={exact(sum.value)}>
          {sums.residual(signed(sum.before), signed(sum.added))}
        </Step>
      );
    case 'neuron':
      return (
        <>
          <Step result={exact(sum.gate.total)}>{sums.neuron.gate(sum.gate.a.length)}</Step>
          <Step result={exact(sum.opened)}>{sums.neuron.opened(signed(sum.gate.total))}</Step>
          <Step result={exact(sum.up.total)}>{sums.neuron.up}</Step>
          <Step result={exact(sum.value)}>
            {sums.neuron.times(signed(sum.opened), signed(sum.up.total))}
          </Step>
        </>
      );
    case 'logit':
      return (
        <>
          <Step result={exact(sum.value)}>{inWords(sum.product)}</Step>
          <Step result={formatCompact(sum.exponential)}>
            {sums.logit.exponential(exact(sum.greatest))}
          </Step>
          <Step result={formatPercent(sum.exponential / sum.total, 2)}>
            {sums.logit.share(formatNumber(sum.count, 0), formatCompact(sum.total))}
          </Step>
        </>
      );
  }
}

const inWords = (product: Product): string =>
  product.a.length <= TERMS_SHOWN
    ? sums.shortProduct(termsOf(product, TERMS_SHOWN))
    : sums.product(product.a.length, termsOf(product, TERMS_SHOWN));

const termsOf = ({ a, b }: Product, most: number): string =>
  Array.from(
    a.subarray(0, Math.min(most, a.length)),
    (x, i) => `${signed(x)} × ${signed(b[i])}`,
  ).join(' + ');

function productsOf(sum: Sum): readonly Product[] {
  switch (sum.kind) {
    case 'product':
    case 'blend':
    case 'logit':
      return [sum.product];
    case 'turned':
      return [sum.own];
    case 'neuron':
      return [sum.gate, sum.up];
    default:
      return [];
  }
}

function ProductTable({
  product: { a, b },
  names,
}: {
  readonly product: Product;
  readonly names: readonly string[] | null;
}) {
  const { table } = sums;
  return (
    <TableTwin
      summary={table.summary(a.length)}
      caption={table.caption}
      columns={names ? table.blendColumns : table.columns}
      rows={() =>
        Array.from(a, (x, i) => [names ? names[i] : i + 1, exact(x), exact(b[i]), exact(x * b[i])])
      }
    />
  );
}
