import strings from '#strings/figures/ScalingLaw';
import type { Fit } from '../../core/powerLaw';
import {
  formatCompact,
  formatFixed,
  formatNumber,
  formatScientific,
  Inspect,
  Step,
  Steps,
} from '../../ui';
import { FLOOR, parametersOf, TOKENS, type AxisName } from './runs';

const { sums: said, law } = strings;

const formatX = (axis: AxisName, x: number): string =>
  axis === 'parameters' ? formatNumber(x, 0) : formatScientific(x, 2);

/** An exponent, and how it comes out of the dots. */
export function ExponentSum({ fit, axis }: { readonly fit: Fit; readonly axis: AxisName }) {
  const { meanX, meanY, products, squares } = fit;
  const { exponent, coefficient, floor } = fit.law;
  const symbol = law.symbols[axis];
  return (
    <Inspect
      label={floor === 0 ? law.exponent : law.exponentAbove}
      value={formatFixed(exponent, 3)}
    >
      <Steps>
        <Step result={formatFixed(meanX, 3)}>{said.meanX(symbol)}</Step>
        <Step result={formatFixed(meanY, 3)}>
          {floor === 0 ? said.meanY : said.meanAbove(formatFixed(floor))}
        </Step>
        <Step result={formatFixed(products, 3)}>{said.products}</Step>
        <Step result={formatFixed(squares, 3)}>{said.squares(symbol)}</Step>
        <Step result={formatFixed(exponent, 3)}>
          {said.exponent(formatFixed(products, 3), formatFixed(squares, 3))}
        </Step>
        <Step result={formatCompact(coefficient)}>
          {said.coefficient(formatFixed(meanY, 3), formatFixed(exponent, 3), formatFixed(meanX, 3))}
        </Step>
      </Steps>
    </Inspect>
  );
}

interface PredictionSumProps {
  readonly label: string;
  readonly width: string;
  readonly axis: AxisName;
  readonly fit: Fit;
  readonly x: number;
  readonly predicted: number;
}

/** What a law says of a width, as its own sum. */
export function PredictionSum({ label, width, axis, fit, x, predicted }: PredictionSumProps) {
  const { coefficient, exponent, floor } = fit.law;
  const parameters = formatNumber(parametersOf(Number(width)), 0);
  const parts = [formatCompact(coefficient), formatX(axis, x), formatFixed(exponent, 3)] as const;
  return (
    <Inspect label={label} value={formatFixed(predicted, 3)}>
      <Steps>
        <Step result={parameters}>{said.parameters(width)}</Step>
        {axis === 'flops' && (
          <Step result={formatX(axis, x)}>{said.flops(parameters, formatNumber(TOKENS, 0))}</Step>
        )}
        <Step sign="≈" result={formatFixed(predicted, 3)}>
          {floor === 0 ? said.plain(...parts) : said.aboveFloor(formatFixed(FLOOR), ...parts)}
        </Step>
      </Steps>
    </Inspect>
  );
}
