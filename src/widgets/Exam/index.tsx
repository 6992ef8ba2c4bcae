import { CORPORA } from '../../core/corpus';
import {
  EXAM_COLUMNS,
  examActions,
  hasExam,
  settingsNow,
  subjectOf,
  useExam,
  useLife,
} from '../../store';
import { Figure, useLinkState, type LinkSchema } from '../../ui';
import { Needs } from '../life/Needs';
import { Controls } from './Controls';
import { Results, type Place } from './Results';
import { ROWS } from './rows';
import '../life/life.css';
import './exam.css';

/** What a link to this figure says: which result is opened. */
const FIELDS = {
  row: { kind: 'choice', choices: ['none', ...ROWS.map(({ key }) => key)], first: 'none' },
  column: { kind: 'choice', choices: EXAM_COLUMNS, first: 'assistant' },
} as const satisfies LinkSchema;

/** Chapter 4: what base, assistant and baseline know, and how they answer, question by question. */
export default function Exam() {
  const exam = useExam((state) => state);
  const asks = useLife(hasExam);
  const title = useLife((state) => CORPORA[settingsNow(state).corpus].title);
  const alone = useLife(
    (state) => state.model?.age === 'assistant' && subjectOf(state, 'base') === null,
  );
  const own = useLife((state) => state.own.conversations !== null);
  const { state, set, reset, link } = useLinkState('Exam', FIELDS);
  const opened: Place | null =
    state.row === 'none' ? null : { row: state.row, column: state.column };
  const touched = exam.doing !== null || Object.values(exam.columns).some(Boolean);

  return (
    <Figure
      title="The exam"
      tryThis="Run the exam, then press a result: under it are its sum and every answer. What does the base model write when it is asked?"
      wide
      link={link}
      {...(touched && {
        onReset: () => {
          examActions.clear();
          reset();
        },
      })}
      footer={
        <p>
          The baseline is fine-tuned like your assistant, but from random parameters. Nothing is
          drawn at random here: at each place the likeliest token is written.
        </p>
      }
    >
      {asks ? (
        <>
          <Needs
            wants="assistant"
            ifRandom="Your model is still random, and there is nothing that it could be examined in. The exam wants an assistant: a model that was pre-trained and then fine-tuned."
            ifBase="The base model can be examined now. The assistant’s column wants a model that was fine-tuned."
          />
          <Controls exam={exam} />
          {own && (
            <p className="ui-help">
              You fine-tune with conversations of your own. Which animals were seen is said of the
              guide’s conversations, and may not be true of yours.
            </p>
          )}
          {alone && (
            <p className="ui-help">
              This assistant came from a file without its base model, so the first column stays
              empty.
            </p>
          )}
          <Results exam={exam} opened={opened} onOpen={(place) => set(place ?? { row: 'none' })} />
        </>
      ) : (
        <p>
          The exam asks about the 48 animals of the small world. Your model reads another text, “
          {title}”, and there are no questions about that: choose the small world in chapter 3, and
          the exam is here.
        </p>
      )}
    </Figure>
  );
}
