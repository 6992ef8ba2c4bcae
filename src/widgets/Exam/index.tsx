import strings, { title } from '#strings/figures/Exam';
import type { LinkSchema } from '../../core/linkState';
import { EXAM_COLUMNS, examActions, hasExam, subjectOf, useExam, useLife } from '../../store';
import { Figure, useLinkState } from '../../ui';
import { useOursForLink } from '../life/useOursForLink';
import { RequiresTraining } from '../life/RequiresTraining';
import { textRead } from '../life/textRead';
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
  const text = useLife(textRead);
  const alone = useLife(
    (state) => state.model?.age === 'assistant' && subjectOf(state, 'base') === null,
  );
  const own = useLife((state) => state.own.conversations !== null);
  const { state, set, reset, link } = useLinkState('Exam', FIELDS);
  useOursForLink('Exam', 'assistant');
  const opened: Place | null =
    state.row === 'none' ? null : { row: state.row, column: state.column };
  const touched = exam.doing !== null || Object.values(exam.columns).some(Boolean);

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      wide
      link={link}
      {...(touched && {
        onReset: () => {
          examActions.clear();
          reset();
        },
      })}
      footer={<p>{strings.footer}</p>}
    >
      {asks ? (
        <>
          <RequiresTraining wants="assistant" ifRandom={strings.ifRandom} ifBase={strings.ifBase} />
          <Controls exam={exam} />
          {own && <p className="ui-help">{strings.ownConversations}</p>}
          {alone && <p className="ui-help">{strings.withoutBase}</p>}
          <Results exam={exam} opened={opened} onOpen={(place) => set(place ?? { row: 'none' })} />
        </>
      ) : (
        <p>{text === null ? strings.unknownText : strings.otherText(text)}</p>
      )}
    </Figure>
  );
}
