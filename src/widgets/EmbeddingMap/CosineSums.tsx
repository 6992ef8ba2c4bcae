import strings from '#strings/figures/EmbeddingMap';
import { formatCompact, formatFixed, formatTerm, Step, Steps, TableTwin } from '../../ui';
import { dot } from './pca';
import type { MapPoint } from './points';

interface Word {
  readonly point: MapPoint;
  readonly vector: Float64Array;
}

const TERMS_SHOWN = 2;
const inBrackets = (value: number) => formatTerm(value, 3);
const lengthOf = (vector: Float64Array) => Math.sqrt(dot(vector, vector));
const nameOf = ({ point }: Word) => <bdi translate="no">{point.label}</bdi>;

/** How the cosine of two words comes about, from their numbers. */
export function CosineSums({ from, to }: { readonly from: Word; readonly to: Word }) {
  const terms = Array.from(
    from.vector.subarray(0, TERMS_SHOWN),
    (value, i) => `${inBrackets(value)} × ${inBrackets(to.vector[i])}`,
  ).join(' + ');
  const product = dot(from.vector, to.vector);
  const lengths = [lengthOf(from.vector), lengthOf(to.vector)] as const;
  const together = lengths[0] * lengths[1];
  return (
    <>
      <Steps>
        <Step result={formatCompact(product)}>
          {strings.sums.product(nameOf(from), nameOf(to), terms)}
        </Step>
        <Step result={formatCompact(together)}>
          {strings.sums.lengths(formatCompact(lengths[0]), formatCompact(lengths[1]))}
        </Step>
        <Step result={formatFixed(together === 0 ? 0 : product / together)}>
          {together === 0 ? strings.sums.noDirection : strings.sums.cosine}
        </Step>
      </Steps>
      <TableTwin
        summary={strings.sums.all(from.vector.length)}
        caption={strings.sums.caption(from.point.label, to.point.label)}
        columns={[
          strings.sums.number,
          ...[from, to].map(({ point: { label } }) => (
            <span key={label} translate="no">
              {label}
            </span>
          )),
          strings.sums.productColumn,
        ]}
        rows={() =>
          Array.from(from.vector, (value, i) => [
            i + 1,
            formatFixed(value, 3),
            formatFixed(to.vector[i], 3),
            formatFixed(value * to.vector[i], 3),
          ])
        }
      />
    </>
  );
}
