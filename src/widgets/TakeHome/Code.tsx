import strings from '#strings/figures/TakeHome';
import { useLife } from '../../store';

const { code } = strings;

/** The programs that run the model, each with its command. */
export function Code() {
  const runs = useLife(({ model }) => !model?.tokenizer.data.vocabulary);
  const corpus = useLife(({ model }) => model?.settings.corpus ?? 'smallWorld');
  if (!runs) return <p>{code.none}</p>;
  const begin = corpus === 'smallWorld' ? code.begin.smallWorld : code.begin.any;
  return (
    <>
      <p>{code.text}</p>
      <ul className="take-home-programs">
        {code.programs.map(({ file, start, needs }) => (
          <li key={file}>
            <code translate="no">
              {start} "{begin}"
            </code>{' '}
            {needs}
          </li>
        ))}
      </ul>
    </>
  );
}
