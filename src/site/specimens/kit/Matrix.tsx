import { useState } from 'react';
import type { ComponentProps } from 'react';
import strings from '#strings/specimens';
import { formatScientific, Matrix } from '../../../ui';
import type { Cell } from '../../../ui';
import { numbered, table } from '../exampleData';
import { State } from '../SpecimenState';

const says = strings.Matrix;

const ROWS = numbered(8, says.row);
const COLS = numbered(12);
const WAVES = table(8, 12, (row, col) => Math.sin(row / 2) * Math.cos(col / 3));
const FADING = table(12, 12, (row, col) => (col > row ? NaN : Math.exp((col - row) / 3)));
const LARGE = table(64, 64, (row, col) => Math.sin((row * col) / 64));
const MANY = numbered(64);
const EXTREME = table(1, 13, (_, col) => 10 ** (col - 6));
const LONG_ROWS = numbered(8, says.longRow);
const LONG_COLS = numbered(12, says.longColumn);
const ONE = table(1, 1, () => 1);
const NONE = new Float32Array(0);
const SIGNS = [-1, 1] as const;
const SHARE = [0, 1] as const;
const WAVES_FORMULA = 'sin(i/2) cos(j/3)';

/** Waves in the plane, but for what is said. */
function Waves(props: Partial<ComponentProps<typeof Matrix>>) {
  return (
    <Matrix
      label={says.waves}
      values={WAVES}
      rowLabels={ROWS}
      colLabels={COLS}
      colour="diverging"
      domain={SIGNS}
      {...props}
    />
  );
}

export default function MatrixSpecimens() {
  const [selected, setSelected] = useState<Cell | null>({ row: 3, col: 9 });
  return (
    <>
      <State says={says.signs} formula={WAVES_FORMULA}>
        <Waves selected={selected} onSelect={setSelected} />
      </State>
      <State says={says.blanks} formula="e^((j−i)/3), j ≤ i">
        <Matrix
          label={says.fading}
          values={FADING}
          rowLabels={COLS}
          colLabels={COLS}
          colour="attention"
          domain={SHARE}
          blankText={says.blank}
        />
      </State>
      <State says={says.large} formula="sin(ij/64)">
        <Matrix
          label={says.largeName}
          values={LARGE}
          rowLabels={MANY}
          colLabels={MANY}
          colour="diverging"
          domain={SIGNS}
        />
      </State>
      <State says={says.oneCell} formula="1">
        <Matrix
          label={says.oneName}
          values={ONE}
          rowLabels={ROWS.slice(0, 1)}
          colLabels={COLS.slice(0, 1)}
          colour="embedding"
          domain={SHARE}
        />
      </State>
      <State says={strings.states.empty} formula="∅">
        <Matrix
          label={says.emptyName}
          values={NONE}
          rowLabels={[]}
          colLabels={[]}
          colour="embedding"
          domain={SHARE}
        />
      </State>
      <State says={strings.states.extreme} formula={says.millions}>
        <Matrix
          label={says.extremeName}
          values={EXTREME}
          rowLabels={ROWS.slice(0, 1)}
          colLabels={numbered(13)}
          colour="loss"
          domain={SHARE}
          format={formatScientific}
        />
      </State>
      <State says={strings.states.long} formula={WAVES_FORMULA}>
        <Waves rowLabels={LONG_ROWS} colLabels={LONG_COLS} />
      </State>
      <State says={strings.states.narrow} narrow formula={WAVES_FORMULA}>
        <Waves />
      </State>
    </>
  );
}
