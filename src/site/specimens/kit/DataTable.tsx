import strings from '#strings/specimens';
import { DataTable, formatNumber } from '../../../ui';
import { numbered, spread } from '../exampleData';
import { State } from '../SpecimenState';

const says = strings.DataTable;
const COLUMNS = [says.number, says.square, says.cube];

const powers = (count: number, most = 3): string[][] =>
  spread(count, 1, count).map((n) =>
    spread(most, 1, most).map((power) => formatNumber(n ** power)),
  );

export default function DataTableSpecimens() {
  return (
    <>
      <State says={strings.states.ordinary} formula="n, n², n³, n = 1 … 5">
        <DataTable caption={says.powers(1)} columns={COLUMNS} rows={powers(5)} />
      </State>
      <State says={says.many} formula="n, n², n³, n = 1 … 60">
        <DataTable caption={says.powers(2)} columns={COLUMNS} rows={powers(60)} />
      </State>
      <State says={says.wide} formula="n … n¹², n = 1 … 5">
        <DataTable
          caption={says.powers(3)}
          columns={numbered(12, says.power)}
          rows={powers(5, 12)}
        />
      </State>
      <State says={strings.states.empty} formula="∅">
        <DataTable caption={says.powers(4)} columns={COLUMNS} rows={[]} />
      </State>
      <State says={strings.states.one} formula="1">
        <DataTable caption={says.powers(5)} columns={[says.number]} rows={powers(1, 1)} />
      </State>
      <State says={strings.states.extreme} formula="10¹⁵ and 10⁻³">
        <DataTable
          caption={says.powers(6)}
          columns={COLUMNS.slice(0, 2)}
          rows={[1e15, 1e-3].map((n) => [formatNumber(n, 6), formatNumber(n * n, 6)])}
        />
      </State>
      <State says={strings.states.long} formula="n, n², n³, n = 1 … 5">
        <DataTable
          caption={says.powers(7)}
          columns={[...COLUMNS.slice(0, 2), says.longColumn]}
          rows={powers(5)}
        />
      </State>
      <State says={strings.states.narrow} narrow formula="n … n⁶, n = 1 … 5">
        <DataTable caption={says.powers(8)} columns={numbered(6, says.power)} rows={powers(5, 6)} />
      </State>
    </>
  );
}
