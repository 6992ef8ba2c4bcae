import words from '#words/specimens';
import { Term } from '../../prose/references';
import { State } from '../State';

const says = words.Term;

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
      <State says={words.states.narrow} narrow>
        {sentence}
      </State>
    </>
  );
}
