import strings from '#strings/figures/BridgeCut';
import { isFrench } from '../../core/translation';
import { French } from '../life/translator/French';
import { isExactMatchOfWords } from '../life/translator/isRight';
import type { Translated } from '../life/translator/useTranslations';

interface SentencesProps {
  readonly before: readonly Translated[];
  /** Of the same sentences; `null` where nothing is taken away, or nothing is there yet. */
  readonly after: readonly Translated[] | null;
}

const { table, seen } = strings;

/** Sentences as they are translated with all that there is, and without something. */
export function Sentences({ before, after }: SentencesProps) {
  return (
    <>
      <table className="bridge-cut-table">
        <caption className="visually-hidden">{table.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{table.english}</th>
            <th scope="col">{table.before}</th>
            {after && <th scope="col">{table.after}</th>}
          </tr>
        </thead>
        <tbody>
          {before.map(({ english, right, translation }, at) => (
            <tr key={at}>
              <th scope="row" translate="no">
                {english.join(' ')}
              </th>
              <td data-title={table.before}>
                <French words={translation.french} right={right} />
              </td>
              {after && (
                <td data-title={table.after}>
                  <French words={after[at].translation.french} right={right} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="bridge-cut-seen" role="status">
        {after ? <Seen after={after} /> : seen.nothing}
      </p>
    </>
  );
}

/** What the table shows, by counting in it. */
function Seen({ after }: { readonly after: readonly Translated[] }) {
  const written = after.map(({ translation }) => translation.french);
  const kinds = new Set(written.map((words) => words.join(' '))).size;
  const right = after.filter((one, at) => isExactMatchOfWords(written[at], one.right)).length;
  return (
    <>
      {kinds > 1
        ? seen.different(kinds, after.length)
        : written[0].length === 0
          ? seen.none(after.length)
          : seen.same(after.length, <French words={written[0]} />)}{' '}
      {seen.right(right, after.length)}{' '}
      {seen.french(written.filter(isFrench).length, written.length)}
    </>
  );
}
