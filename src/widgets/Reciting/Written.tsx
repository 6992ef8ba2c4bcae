import { useId, useMemo, useState } from 'react';
import strings from '#strings/figures/Reciting';
import type { Look } from '../../store';
import { InspectButton } from '../../ui';
import type { Judged, Part } from './recital';
import { documentsOf, judge, type Count } from './runs';

interface WrittenProps {
  readonly count: Count;
  readonly look: Look | undefined;
}

const { written: said } = strings;

/** What a model wrote, each text with its longest stretch that stands in a document, which can be opened. */
export function Written({ count, look }: WrittenProps) {
  const judged = useMemo(() => (look ? judge(count, look) : []), [count, look]);
  if (!look) return <p className="ui-help">{said.before}</p>;
  const caption = said.caption(look.step);
  return (
    <div>
      <p className="ui-label" aria-hidden="true">
        {caption}
      </p>
      {/* Focusable, so that the keyboard can scroll it. */}
      <ol className="reciting-texts" tabIndex={0} aria-label={caption}>
        {judged.map((one, i) => (
          <Text key={i} judged={one} count={count} />
        ))}
      </ol>
    </div>
  );
}

function Text({ judged, count }: { readonly judged: Judged; readonly count: Count }) {
  const { text, words, copied, part, source, sourcePart } = judged;
  const [open, setOpen] = useState(false);
  const id = useId();
  const documents = documentsOf(count);
  const document = said.number(source + 1);
  if (words === 0) return <li className="ui-help">{said.empty}</li>;
  return (
    <li>
      <Marked text={text} part={part} />
      <p className="reciting-found">
        {copied === 0
          ? said.unknown(words)
          : said.stands(
              <InspectButton open={open} controls={id} onToggle={() => setOpen(!open)}>
                {said.copied(copied, words)}
              </InspectButton>,
              document,
            )}
      </p>
      {open && copied > 0 && (
        <figure id={id} className="reciting-document">
          <figcaption>{said.document(document, said.number(documents.length))}</figcaption>
          <Marked text={documents[source]} part={sourcePart} />
        </figure>
      )}
    </li>
  );
}

/** A text in the language of the model, with a part of it marked. */
const Marked = ({ text, part }: { readonly text: string; readonly part: Part | null }) => (
  <p className="reciting-text">
    <bdi translate="no">
      {part ? (
        <>
          {text.slice(0, part.from)}
          <mark>{text.slice(part.from, part.to)}</mark>
          {text.slice(part.to)}
        </>
      ) : (
        text
      )}
    </bdi>
  </p>
);
