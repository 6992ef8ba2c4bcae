import { useEffect, useRef, useState } from 'react';
import words from '#words/progress';
import { Button } from '../../ui/Button';
import { doneOf, outline } from '../outline';
import { forgetProgress, useProgress } from '../progress';
import type { FigureName } from '../widgetFrames';
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
      <h2 id="done-heading">{words.heading}</h2>
      {isNothing ? (
        <p ref={note} tabIndex={-1}>
          {words.forgotten}
        </p>
      ) : (
        <>
          <p>
            {words.read(read, sections)}
            {next && (
              <>
                {' '}
                {words.next(
                  <InternalLink href={`${next.path}#${next.section.id}`}>
                    {next.section.text}
                  </InternalLink>,
                )}
              </>
            )}
          </p>
          <p>
            {words.tried(tried, figures.length)}
            {untried.length > 0 && ` ${words.untried(untried.map(nameOf))}`}
          </p>
          <p className="cover-kept">
            {words.kept}{' '}
            <Button
              variant="plain"
              onClick={() => {
                forgetProgress();
                setForgotten(true);
              }}
            >
              {words.forget}
            </Button>
          </p>
        </>
      )}
    </section>
  );
}

const NAMES: Readonly<Record<FigureName, string>> = words.figures;

const nameOf = (name: string): string => NAMES[name as FigureName];
