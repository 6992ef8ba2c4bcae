import strings from '#strings/specimens';
import Long from '#prose/specimens/formula-long.mdx';
import Short from '#prose/specimens/formula-short.mdx';
import { Formula, FormulaLine, FormulaWords } from '../../prose/formula';
import { State } from '../SpecimenState';

const says = strings.Formula;
const components = { Formula, FormulaLine, FormulaWords };

export default function FormulaSpecimens() {
  return (
    <>
      <State says={strings.states.ordinary}>
        <Short components={components} />
      </State>
      <State says={says.wide}>
        <Long components={components} />
      </State>
      <State says={strings.states.narrow} narrow>
        <Long components={components} />
      </State>
    </>
  );
}
