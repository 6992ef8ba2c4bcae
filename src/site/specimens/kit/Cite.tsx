import words from '#words/specimens';
import { Cite } from '../../prose/references';
import { State } from '../State';

const says = words.Cite;
const SOURCE = 'vaswani2017';

const whole = <p>{says.claim(<Cite id={SOURCE} />)}</p>;
const inPart = <p>{says.claim(<Cite id={SOURCE}>{says.section}</Cite>)}</p>;

export default function CiteSpecimens() {
  return (
    <>
      <State says={words.states.ordinary}>{whole}</State>
      <State says={says.place}>{inPart}</State>
      <State says={words.states.narrow} narrow>
        {inPart}
      </State>
    </>
  );
}
