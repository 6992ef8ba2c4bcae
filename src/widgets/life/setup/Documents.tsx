import { useEffect, useState } from 'react';
import corpusStrings from '#strings/corpus';
import strings from '#strings/setup';
import type { CorpusName } from '../../../core/corpus';
import { errorMessage, reading, type Own } from '../../../store';

const { documents: said } = strings;

const SHOWN_DOCUMENTS = 40;
/** Of a document: a paragraph may be long. */
const SHOWN_CHARACTERS = 600;

interface DocumentsProps {
  readonly corpus: CorpusName;
  /** The reader's own, when that is it: another one is another list. */
  readonly own: Own | null;
}

/** The text can be read: it is no secret what the model knows of. Fetched when it is opened. */
export function Documents({ corpus, own }: DocumentsProps) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="life-details"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{said.title(corpusStrings.corpora[corpus].title)}</summary>
      {open && <Opened key={`${corpus} ${own?.name} ${own?.characters}`} corpus={corpus} />}
    </details>
  );
}

type Found = { readonly documents: readonly string[] } | { readonly problem: string };

function Opened({ corpus }: Pick<DocumentsProps, 'corpus'>) {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let gone = false;
    reading.documents(corpus).then(
      (documents) => !gone && setFound({ documents }),
      (error: unknown) => !gone && setFound({ problem: errorMessage(error) }),
    );
    return () => {
      gone = true;
    };
  }, [corpus]);

  if (!found) return <p className="ui-help">{said.fetching}</p>;
  if ('problem' in found) return <p role="alert">{found.problem}</p>;
  const { documents } = found;
  const shown = documents.slice(0, SHOWN_DOCUMENTS);
  return (
    <>
      <p className="ui-help">
        {shown.length < documents.length
          ? said.first(SHOWN_DOCUMENTS, documents.length)
          : said.all(documents.length)}
      </p>
      <ol className="life-readings" tabIndex={0} aria-label={said.list}>
        {shown.map((text, index) => (
          <li key={index} translate="no" dir="auto">
            {shorten(text)}
          </li>
        ))}
      </ol>
    </>
  );
}

const shorten = (text: string): string =>
  text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS).trimEnd()} …` : text;
