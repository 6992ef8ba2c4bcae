import strings from '#strings/specimens';
import { formatNumber, TableTwin } from '../../../ui';
import { spread } from '../exampleData';
import { State } from '../SpecimenState';

const says = strings.TableTwin;
const { number, square, powers } = strings.DataTable;

const squares = (count: number) => () =>
  spread(count, 1, count).map((n) => [formatNumber(n), formatNumber(n * n)]);

export default function TableTwinSpecimens() {
  return (
    <>
      <State says={says.shut} formula="n², n = 1 … 5">
        <TableTwin caption={powers(1)} columns={[number, square]} rows={squares(5)} />
      </State>
      <State says={says.summary} formula="n², n = 1 … 100">
        <TableTwin
          caption={powers(2)}
          summary={says.summaryText}
          columns={[number, square]}
          rows={squares(100)}
        />
      </State>
      <State says={strings.states.empty} formula="∅">
        <TableTwin caption={powers(3)} columns={[number, square]} rows={() => []} />
      </State>
      <State says={strings.states.narrow} narrow formula="n², n = 1 … 5">
        <TableTwin caption={powers(4)} columns={[number, square]} rows={squares(5)} />
      </State>
    </>
  );
}
