import strings from '#strings/specimens';
import { Cite } from '../../prose/references';
import { State } from '../SpecimenState';

const says = strings.Cite;
const source = { id: 'vaswani2017', ...says.source };

const whole = <p>{says.claim(<Cite {...source} />)}</p>;
const inPart = <p>{says.claim(<Cite {...source}>{says.section}</Cite>)}</p>;

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
