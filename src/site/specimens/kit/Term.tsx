import strings from '#strings/specimens';
import { Term } from '../../prose/references';
import { State } from '../SpecimenState';

const says = strings.Term;

const sentence = (
  <p>
    {says.cut(<Term id="token">{says.tokens}</Term>, <Term id="embedding">{says.embedding}</Term>)}
  </p>
);

export default function TermSpecimens() {
  return (
    <>
      <State says={says.sentence}>{sentence}</State>
      <State says={says.form}>
        <p>{says.looks(<Term id="attention">{says.attendsTo}</Term>)}</p>
      </State>
      <State says={strings.states.narrow} narrow>
        {sentence}
      </State>
    </>
  );
}
