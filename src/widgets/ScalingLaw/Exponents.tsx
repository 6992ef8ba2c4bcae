import strings from '#strings/figures/ScalingLaw';
import { HOFFMANN, KAPLAN } from '../../core/powerLaw';
import { DataTable, formatFixed, formatPercent } from '../../ui';
import { FLOOR, type AxisName, type Laws } from './runs';

const { exponents: said } = strings;
const TIMES = 8;

/** Ours beside those of the papers. */
export function Exponents({ laws, axis }: { readonly laws: Laws | null; readonly axis: AxisName }) {
  const row = (name: string, exponent: number | undefined, on: string) => [
    name,
    ...(exponent === undefined
      ? [strings.table.none, strings.table.none]
      : [formatFixed(exponent, 3), formatPercent(TIMES ** -exponent, 0)]),
    on,
  ];
  return (
    <details>
      <summary>{said.title}</summary>
      <DataTable
        caption={said.caption(strings.axes[axis])}
        columns={said.columns}
        rows={[
          row(said.plain, laws?.plain.law.exponent, said.here),
          row(said.aboveFloor(formatFixed(FLOOR)), laws?.aboveFloor.law.exponent, said.here),
          row(said.kaplan, KAPLAN[axis], said.web),
          // Theirs is over parameters, whatever is spent on them.
          ...(axis === 'parameters' ? [row(said.hoffmann, HOFFMANN.alpha, said.massive)] : []),
        ]}
      />
      <p className="ui-help">{said.elsewhere}</p>
    </details>
  );
}
