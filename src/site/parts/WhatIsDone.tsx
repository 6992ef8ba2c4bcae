import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button';
import { doneOf, outline } from '../outline';
import { forgetProgress, useProgress } from '../progress';
import { WIDGET_PLACES } from '../widgetFrames';
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
      <h2 id="done-heading">What you have done</h2>
      {isNothing ? (
        <p ref={note} tabIndex={-1}>
          It is forgotten.
        </p>
      ) : (
        <>
          <p>
            Read: {read} of {sections} sections.
            {next && (
              <>
                {' '}
                Next is{' '}
                <InternalLink href={`${next.path}#${next.section.id}`}>
                  {next.section.text}
                </InternalLink>
                .
              </>
            )}
          </p>
          <p>
            Tried: {tried} of {figures.length} figures.
            {untried.length > 0 && ` Not yet: ${untried.map(titleOf).join(', ')}.`}
          </p>
          <p className="cover-kept">
            This is kept on your device alone.{' '}
            <Button
              variant="plain"
              onClick={() => {
                forgetProgress();
                setForgotten(true);
              }}
            >
              Forget this
            </Button>
          </p>
        </>
      )}
    </section>
  );
}

const titleOf = (name: string): string => WIDGET_PLACES[name]?.title.toLowerCase() ?? name;
