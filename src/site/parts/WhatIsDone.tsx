import { useEffect, useRef, useState } from 'react';
import strings from '#strings/progress';
import { Button } from '../../ui/Button';
import { doneOf, namesInSentence, outline } from '../outline';
import { forgetProgress, useProgress } from '../readingProgress';
import { InternalLink } from './InternalLink';

/** Under the contents: what the reader has read and tried, where to go on, and how to have it forgotten. */
export default function WhatIsDone() {
  const { sections, read, next, figures, untried } = doneOf(outline, useProgress());
  const [forgotten, setForgotten] = useState(false);
  const note = useRef<HTMLParagraphElement>(null);
  // The button is gone: the keyboard goes on from the sentence in its place.
  useEffect(() => {
    if (forgotten) note.current?.focus();
  }, [forgotten]);

  const tried = figures.length - untried.length;
  const isNothing = read === 0 && tried === 0;
  if (isNothing && !forgotten) return null;
  return (
    <section className="cover-done" aria-labelledby="done-heading">
      <h2 id="done-heading">{strings.heading}</h2>
      {isNothing ? (
        <p ref={note} tabIndex={-1}>
          {strings.forgotten}
        </p>
      ) : (
        <>
          <p>
            {strings.read(read, sections)}
            {next && (
              <>
                {' '}
                {strings.next(
                  <InternalLink href={`${next.path}#${next.section.id}`}>
                    {next.section.text}
                  </InternalLink>,
                )}
              </>
            )}
          </p>
          <p>
            {strings.tried(tried, figures.length)}
            {untried.length > 0 && ` ${strings.untried(untried.map((id) => namesInSentence[id]!))}`}
          </p>
          <p className="cover-kept">
            {strings.kept}{' '}
            <Button
              variant="plain"
              onClick={() => {
                forgetProgress();
                setForgotten(true);
              }}
            >
              {strings.forget}
            </Button>
          </p>
        </>
      )}
    </section>
  );
}
