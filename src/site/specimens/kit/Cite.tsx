import strings from '#strings/specimens';
import { Cite } from '../../prose/references';
import { State } from '../SpecimenState';

const says = strings.Cite;
const SOURCE = 'vaswani2017';

const whole = <p>{says.claim(<Cite id={SOURCE} />)}</p>;
const inPart = <p>{says.claim(<Cite id={SOURCE}>{says.section}</Cite>)}</p>;

export default function CiteSpecimens() {
  return (
    <>
      <State says={strings.states.ordinary}>{whole}</State>
      <State says={says.place}>{inPart}</State>
      <State says={strings.states.narrow} narrow>
        {inPart}
      </State>
    </>
  );
}
